import { expect, it } from "vitest";
import {
  eastOf,
  judged,
  ownOccupation,
  vacancyPlace,
  wishedPlace,
  today,
  type Row,
} from "../fixtures/bare-pair.ts";

const fits = { score: 10_000, reasons: [ownOccupation()] };
const at = (metres: number) => ({ places: [vacancyPlace(eastOf(metres))] });
const from = (country: string) => ({ ...wishedPlace(30), country });
/** Occupation (30) and distance (10), both fitting fully: 7,500 and 2,500. */
const remoteFits = {
  score: 10_000,
  reasons: [
    ownOccupation(7_500),
    { code: "distance" as const, contribution: 2_500, values: { remote: true } },
  ],
};
const skill = (name: string, need: "must" | "nice" = "must") => ({
  concept: `skill:${name}`,
  need,
});
const has = (name: string, weight = 10) => ({ concept: `skill:${name}`, weight });
const otherWork = { occupations: [{ concept: "occupation:sales-engineer", weight: 10 }] };

const rows: Row[] = [
  // 30 km fits 6,000: (300,000 + 60,000) / 40 = 9,000; shares 7,500 and 1,500.
  {
    name: "50 at the edge of the radius",
    profile: { places: [wishedPlace(30)] },
    vacancy: at(30_000),
    score: 9_000,
    reasons: [
      ownOccupation(7_500),
      { code: "distance", contribution: 1_500, values: { km: 30, from: "Oever", remote: false } },
    ],
  },
  {
    name: "51 a metre beyond the radius",
    profile: { places: [wishedPlace(30)] },
    vacancy: at(30_001),
    broken: ["distance"],
  },
  // 8 km from the second place, three fifths of the way from 10,000 (5 km) to 9,000 (10 km): 9,400. (300,000 + 94,000) / 40 = 9,850.
  {
    name: "52 out of the first radius, in the second",
    profile: { places: [wishedPlace(30), { vector: eastOf(92_000), label: "Klif", radiusKm: 10 }] },
    vacancy: at(100_000),
    score: 9_850,
    reasons: [
      ownOccupation(7_500),
      { code: "distance", contribution: 2_350, values: { km: 8, from: "Klif", remote: false } },
    ],
  },
  // The nearer place's radius is too small, the other's is not: 40 km of 50 fits 5,000: (300,000 + 50,000) / 40 = 8,750.
  {
    name: "53 the nearer place has too small a radius",
    profile: { places: [{ vector: eastOf(20_000), label: "Klif", radiusKm: 10 }, wishedPlace(50)] },
    vacancy: at(40_000),
    score: 8_750,
    reasons: [
      ownOccupation(7_500),
      { code: "distance", contribution: 1_250, values: { km: 40, from: "Oever", remote: false } },
    ],
  },
  { name: "54 the vacancy's place is not known", profile: { places: [wishedPlace(30)] }, ...fits },
  {
    name: "55 rule: at most 20 km, it is 20.001",
    profile: {
      places: [wishedPlace(30)],
      rules: [{ kind: "maximum-distance", value: 20, day: today }],
    },
    vacancy: at(20_001),
    broken: ["dismissal-rule"],
  },

  {
    name: "56 remote: no distance, whatever the place",
    profile: { places: [wishedPlace(1)] },
    vacancy: { ...at(150_000), workMode: "remote" },
    ...remoteFits,
  },
  {
    name: "57 remote, for a candidate who said neither where nor how",
    vacancy: { workMode: "remote" },
    ...fits,
  },
  {
    name: "58 remote from Belgium only, lives in the Netherlands",
    profile: { places: [from("NL")] },
    vacancy: { workMode: "remote", remoteCountries: ["BE"] },
    broken: ["remote-country"],
  },
  {
    name: "59 remote from Belgium or the Netherlands",
    profile: { places: [from("NL")] },
    vacancy: { workMode: "remote", remoteCountries: ["BE", "NL"] },
    ...remoteFits,
  },
  {
    name: "60 remote from Belgium only, the country is not known",
    profile: { places: [wishedPlace(30)] },
    vacancy: { workMode: "remote", remoteCountries: ["BE"] },
    ...remoteFits,
  },
  {
    name: "61 countries bind remote work only",
    profile: { places: [from("NL")] },
    vacancy: { workMode: "hybrid", remoteCountries: ["BE"] },
    ...fits,
  },

  { name: "62 other work, and no skills", profile: otherWork, broken: ["no-overlap"] },
  {
    name: "63 the vacancy says nothing about the work",
    vacancy: { occupations: [] },
    broken: ["no-overlap"],
  },
  {
    name: "64 the candidate says nothing about the work",
    profile: { occupations: [] },
    broken: ["no-overlap"],
  },
  {
    name: "65 an occupation understood with 39 of 100 does not count",
    vacancy: { occupations: [{ concept: "occupation:account-manager", confidence: 39 }] },
    broken: ["no-overlap"],
  },
  // Skills alone: two of two musts at full wish fit 10,000. Occupation (30) fits 0, skills (20) 10,000: 200,000 / 50 = 4,000.
  {
    name: "66 other work, but both skills",
    profile: { ...otherWork, skills: [has("negotiation"), has("cold-calling")] },
    vacancy: { skills: [skill("negotiation"), skill("cold-calling")] },
    score: 4_000,
    reasons: [
      {
        code: "skills",
        contribution: 4_000,
        values: {
          matched: ["skill:cold-calling", "skill:negotiation"],
          mustAsked: 2,
          mustMatched: 2,
          niceAsked: 0,
          niceMatched: 0,
        },
      },
    ],
  },
  {
    name: "67 one skill alone is no overlap",
    profile: { ...otherWork, skills: [has("negotiation")] },
    vacancy: { skills: [skill("negotiation")] },
    broken: ["no-overlap"],
  },
  // Two of five musts: 2 × 3 × 10,000 / 15 = 4,000, below 5,000.
  {
    name: "68 two skills of five are too few",
    profile: { ...otherWork, skills: [has("a"), has("b")] },
    vacancy: { skills: ["a", "b", "c", "d", "e"].map((name) => skill(name)) },
    broken: ["no-overlap"],
  },
  // A must and a nice of two musts and two nices: (3 + 1) × 10,000 / 8 = 5,000: just enough. Nothing said about occupations: skills alone score.
  {
    name: "69 half of what is asked is just enough",
    profile: { occupations: [], skills: [has("a"), has("c")] },
    vacancy: { skills: [skill("a"), skill("b"), skill("c", "nice"), skill("d", "nice")] },
    score: 5_000,
    reasons: [
      {
        code: "skills",
        contribution: 5_000,
        values: {
          matched: ["skill:a", "skill:c"],
          mustAsked: 2,
          mustMatched: 1,
          niceAsked: 2,
          niceMatched: 1,
        },
      },
    ],
  },
];

it.each(rows)("$name", (row) => {
  const { broken, score, reasons } = row;
  expect(judged(row)).toEqual(broken ? { broken } : { score, reasons });
});
