import { expect, it } from "vitest";
import { judged, ownOccupation, type Row } from "../fixtures/bare-pair.ts";

const fits = { score: 10_000, reasons: [ownOccupation()] };
const fixed = (minimum: number) => ({ pay: { minimum, of: "fixed" as const } });
const onTarget = (minimum: number) => ({ pay: { minimum, of: "on-target" as const } });
const nl = (level: "B1" | "B2" | "C1" | "C2") => ({ languages: [{ code: "nl", level }] });

const rows: Row[] = [
  {
    name: "26 permanent wanted, freelance offered",
    profile: { contractKinds: ["permanent"] },
    vacancy: { contractKinds: ["freelance"] },
    broken: ["contract"],
  },
  {
    name: "27 one kind in common is enough",
    profile: { contractKinds: ["permanent", "temporary"] },
    vacancy: { contractKinds: ["temporary", "freelance"] },
    ...fits,
  },
  { name: "28 the vacancy names no kind", profile: { contractKinds: ["permanent"] }, ...fits },

  {
    name: "29 on site offered, hybrid wanted",
    profile: { workModes: ["hybrid"] },
    vacancy: { workMode: "on-site" },
    broken: ["work-mode"],
  },
  { name: "30 no wish about the way of working", vacancy: { workMode: "on-site" }, ...fits },
  {
    name: "31 three days at the office, at most two wanted",
    profile: { officeDaysMaximum: 2 },
    vacancy: { officeDays: 3 },
    broken: ["office-days"],
  },
  {
    name: "32 three days at the office, at most three wanted",
    profile: { officeDaysMaximum: 3 },
    vacancy: { officeDays: 3 },
    ...fits,
  },

  // Levels of the Common European Framework: A1 < A2 < B1 < B2 < C1 < C2.
  { name: "33 B2 where C1 is asked", profile: nl("B2"), vacancy: nl("C1"), broken: ["language"] },
  { name: "34 C1 where C1 is asked", profile: nl("C1"), vacancy: nl("C1"), ...fits },
  {
    name: "35 a language that the candidate does not list",
    profile: nl("C2"),
    vacancy: { languages: [{ code: "de", level: "A2" }] },
    broken: ["language"],
  },
  { name: "36 a candidate who lists no language has not said", vacancy: nl("C2"), ...fits },

  {
    name: "37 40 hours offered, at most 36 wanted",
    profile: { hours: { min: 24, max: 36 } },
    vacancy: { hours: { min: 40, max: 40 } },
    broken: ["hours"],
  },
  {
    name: "38 up to 24 hours offered, at least 32 wanted",
    profile: { hours: { min: 32, max: 40 } },
    vacancy: { hours: { min: 16, max: 24 } },
    broken: ["hours"],
  },
  {
    name: "39 windows that touch at 32",
    profile: { hours: { min: 24, max: 32 } },
    vacancy: { hours: { min: 32, max: 40 } },
    ...fits,
  },

  // Pay: the most that is offered against the minimum, of the kind that the minimum is of.
  {
    name: "40 up to 3,199 fixed where 3,200 is wanted",
    profile: fixed(3_200),
    vacancy: { pay: { stated: true, fixedMin: 2_800, fixedMax: 3_199 } },
    broken: ["pay"],
  },
  // 3,200 of 3,200 is 100 %: fit 6,000. Occupation 30 and pay 8: (30 × 10,000 + 8 × 6,000) / 38 = 348,000 / 38 = 9,157.89 → 9,158.
  // Shares 7,894.74 and 1,263.16: 7,894 + 1,263 = 9,157; the one left goes to occupation's remainder (28 of 38 over 6).
  {
    name: "41 a range that reaches the minimum",
    profile: fixed(3_200),
    vacancy: { pay: { stated: true, fixedMin: 2_800, fixedMax: 3_200 } },
    score: 9_158,
    reasons: [
      ownOccupation(7_895),
      { code: "pay", contribution: 1_263, values: { offered: 3_200, minimum: 3_200, of: "fixed" } },
    ],
  },
  { name: "42 pay not stated is neutral", profile: fixed(3_200), ...fits },
  {
    name: "43 figures that are marked as not stated do not count",
    profile: fixed(3_200),
    vacancy: { pay: { stated: false, fixedMax: 2_000 } },
    ...fits,
  },
  {
    name: "44 only on-target pay stated says nothing about fixed",
    profile: fixed(3_200),
    vacancy: { pay: { stated: true, onTarget: 3_000 } },
    ...fits,
  },
  {
    name: "45 4,999 on target where 5,000 is wanted",
    profile: onTarget(5_000),
    vacancy: { pay: { stated: true, fixedMax: 4_000, variable: 999 } },
    broken: ["pay"],
  },
  {
    name: "46 no variable part is mentioned: then there is none",
    profile: onTarget(5_000),
    vacancy: { pay: { stated: true, fixedMax: 4_999 } },
    broken: ["pay"],
  },
  // 5,500 of 5,000 is 110 %: fit 8,000. (300,000 + 64,000) / 38 = 9,578.95 → 9,579; shares 7,894 rest 28 and 1,684 rest 8: the one left to occupation.
  {
    name: "47 fixed and variable together",
    profile: onTarget(5_000),
    vacancy: { pay: { stated: true, fixedMax: 4_000, variable: 1_500 } },
    score: 9_579,
    reasons: [
      ownOccupation(7_895),
      {
        code: "pay",
        contribution: 1_684,
        values: { offered: 5_500, minimum: 5_000, of: "on-target" },
      },
    ],
  },
  // 6,250 of 5,000 is 125 %: fit 10,000; what is stated on target wins over the sum. Both fit fully: 10,000; shares 7,894 rest 28, 2,105 rest 10.
  {
    name: "48 on-target pay as stated",
    profile: onTarget(5_000),
    vacancy: { pay: { stated: true, fixedMax: 4_000, variable: 500, onTarget: 6_250 } },
    score: 10_000,
    reasons: [
      ownOccupation(7_895),
      {
        code: "pay",
        contribution: 2_105,
        values: { offered: 6_250, minimum: 5_000, of: "on-target" },
      },
    ],
  },
  // "From 3,360": 105 %, half-way between 6,000 and 8,000: 7,000. (300,000 + 56,000) / 38 = 9,368.42 → 9,368; shares 7,894 and 1,473, one left to rest 28 (against 26).
  {
    name: "49 only a lower bound is stated",
    profile: fixed(3_200),
    vacancy: { pay: { stated: true, fixedMin: 3_360 } },
    score: 9_368,
    reasons: [
      ownOccupation(7_895),
      { code: "pay", contribution: 1_473, values: { offered: 3_360, minimum: 3_200, of: "fixed" } },
    ],
  },
];

it.each(rows)("$name", (row) => {
  const { broken, score, reasons } = row;
  expect(judged(row)).toEqual(broken ? { broken } : { score, reasons });
});
