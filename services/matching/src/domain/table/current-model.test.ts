import type { Profile, Reason, Vacancy } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import {
  eastOf,
  judged,
  oracle,
  origin,
  ownOccupation,
  today,
  vacancyPlace,
  wishedPlace,
  type Row,
} from "../fixtures/bare-pair.ts";

const none: Profile["interests"] = { occupations: [], skills: [], sectors: [], places: [] };
const learnt = (...items: [concept: string, rawWeight: number, daysAgo?: number][]) => ({
  interests: {
    ...none,
    skills: items.map(([concept, rawWeight, daysAgo = 0]) => ({
      concept,
      rawWeight,
      lastDay: today - daysAgo,
      evidence: 1,
    })),
  },
});
const interest = (contribution: number, ...concepts: string[]): Reason => ({
  code: "interest",
  contribution,
  values: { concepts },
});
const learntTown = (rawWeight: number) => ({
  interests: {
    ...none,
    places: [{ concept: "place:oever", vector: origin, rawWeight, lastDay: today, evidence: 1 }],
  },
});
const crm: Partial<Vacancy> = { skills: [{ concept: "skill:crm", need: "nice" }] };

const profile: Partial<Profile> = {
  places: [wishedPlace(30)],
  pay: { minimum: 3_200, of: "fixed" },
  skills: [
    { concept: "skill:negotiation", weight: 8, level: 3 },
    { concept: "skill:cold-calling", weight: 4 },
  ],
  sectors: [{ concept: "sector:saas", weight: 5 }],
  roleFamily: "seller",
  competencies: { hunting: 3 },
  seniority: 3,
  yearsOfExperience: 4,
  ...learnt(["skill:negotiation", 20]),
};
const vacancy: Partial<Vacancy> = {
  places: [vacancyPlace(eastOf(12_000))],
  pay: { stated: true, fixedMin: 3_000, fixedMax: 3_520 },
  occupations: [{ concept: "occupation:key-account-manager", confidence: 95 }],
  skills: [
    { concept: "skill:negotiation", need: "must", level: 3 },
    { concept: "skill:cold-calling", need: "nice" },
  ],
  sales: { sectors: ["sector:saas"] },
  roleFamily: "seller",
  competencies: { hunting: 8 },
  seniority: 4,
  yearsAsked: 5,
  postedDay: today - 7,
};
const rows: Row[] = [
  // Occupation (18) fully: 180,000; interest (14): 5.00 fits 2,500: 35,000: 215,000 / 32 = 6,718.75. 5,625 r 0 and 1,093 r 24: one left.
  {
    name: "113 something saved once",
    profile: learnt(["skill:crm", 5]),
    vacancy: crm,
    score: 6_719,
    reasons: [ownOccupation(5_625), interest(1_094, "skill:crm")],
  },
  // 20.00 a month ago is 10.00: a third of the way from 2,500 to 5,000, rounded down: 3,333: 226,662 / 32 = 7,083.19; 1,458 r 6.
  {
    name: "114 more of it, a month ago",
    profile: learnt(["skill:crm", 20, 30]),
    vacancy: crm,
    score: 7_083,
    reasons: [ownOccupation(5_625), interest(1_458, "skill:crm")],
  },
  // 50.00: 7,500: 285,000 / 32 = 8,906.25; 3,281 r 8.
  {
    name: "115 much of it",
    profile: learnt(["skill:crm", 50]),
    vacancy: crm,
    score: 8_906,
    reasons: [ownOccupation(5_625), interest(3_281, "skill:crm")],
  },
  // 120.00 and more fit fully.
  {
    name: "116 above all",
    profile: learnt(["skill:crm", 400]),
    vacancy: crm,
    score: 10_000,
    reasons: [ownOccupation(5_625), interest(4_375, "skill:crm")],
  },
  // A town counts within 20 km; as row 113.
  {
    name: "117 a town that was looked at, 19 km away",
    profile: learntTown(5),
    vacancy: { places: [vacancyPlace(eastOf(19_000))] },
    score: 6_719,
    reasons: [ownOccupation(5_625), interest(1_094, "place:oever")],
  },
  // Known, and met by nothing: 180,000 / 32 = 5,625.
  {
    name: "118 a town that was looked at, 21 km away",
    profile: learntTown(5),
    vacancy: { places: [vacancyPlace(eastOf(21_000))] },
    score: 5_625,
    reasons: [ownOccupation(5_625)],
  },
  // distance    12 km:                                    8,700 × 24 = 208,800
  // skills      (3 × 10,000 + 1 × 7,500) / 4 =            9,375 × 14 = 131,250
  // occupation  related:                                  6,000 × 18 = 108,000
  // experience  as in row 110:                            8,000 × 12 =  96,000
  // pay         110 %:                                    8,000 × 12 =  96,000
  // interest    20.00:                                    5,000 × 14 =  70,000
  // sector      strongest wish:                          10,000 ×  4 =  40,000
  // freshness   seven days:                               8,000 ×  2 =  16,000
  // together 766,050 / 100 = 7,660.5, halves up; only skills have a remainder (1,312 r 50).
  {
    name: "119 all eight factors",
    profile,
    vacancy,
    score: 7_661,
    reasons: [
      {
        code: "distance",
        contribution: 2_088,
        values: { km: 12, from: "Oever", remote: false },
      },
      {
        code: "skills",
        contribution: 1_313,
        values: {
          matched: ["skill:negotiation", "skill:cold-calling"],
          mustAsked: 1,
          mustMatched: 1,
          niceAsked: 1,
          niceMatched: 1,
        },
      },
      {
        code: "occupation",
        contribution: 1_080,
        values: {
          wished: "occupation:account-manager",
          offered: "occupation:key-account-manager",
          relation: "related",
        },
      },
      {
        code: "experience",
        contribution: 960,
        values: {
          seniority: { asked: 4, has: 3 },
          competencies: { family: "seller", strong: ["hunting"], asked: 1 },
        },
      },
      { code: "pay", contribution: 960, values: { offered: 3_520, minimum: 3_200, of: "fixed" } },
      interest(700, "skill:negotiation"),
      { code: "sector", contribution: 400, values: { concept: "sector:saas" } },
      { code: "freshness", contribution: 160, values: { days: 7 } },
    ],
  },
];

it.each(rows)("$name", (row) => {
  const { score, reasons } = row;
  expect(judged(row, oracle)).toEqual({ score, reasons });
});
