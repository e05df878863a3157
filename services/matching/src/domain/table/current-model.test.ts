import type { Profile, Reason, Vacancy } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import {
  currentOracle,
  eastOf,
  judged,
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
  // Occupation (18) fully: 180,000; interest (16): 5.00 fits 2,500: 40,000: 220,000 / 34 = 6,470.59. 5,294 r 4 and 1,176 r 16: one left.
  {
    name: "113 something saved once",
    profile: learnt(["skill:crm", 5]),
    vacancy: crm,
    score: 6_471,
    reasons: [ownOccupation(5_294), interest(1_177, "skill:crm")],
  },
  // 20.00 a month ago is 10.00: a third of the way from 2,500 to 5,000, rounded down: 3,333: 233,328 / 34 = 6,862.59. 1,568 r 16: one left.
  {
    name: "114 more of it, a month ago",
    profile: learnt(["skill:crm", 20, 30]),
    vacancy: crm,
    score: 6_863,
    reasons: [ownOccupation(5_294), interest(1_569, "skill:crm")],
  },
  // 50.00: 7,500: 300,000 / 34 = 8,823.53. 3,529 r 14: one left.
  {
    name: "115 much of it",
    profile: learnt(["skill:crm", 50]),
    vacancy: crm,
    score: 8_824,
    reasons: [ownOccupation(5_294), interest(3_530, "skill:crm")],
  },
  // 120.00 and more fit fully: 4,705 r 30: one left.
  {
    name: "116 above all",
    profile: learnt(["skill:crm", 400]),
    vacancy: crm,
    score: 10_000,
    reasons: [ownOccupation(5_294), interest(4_706, "skill:crm")],
  },
  // distance    12 km:                                    8,700 × 22 = 191,400
  // skills      (3 × 10,000 + 1 × 7,500) / 4 =            9,375 × 14 = 131,250
  // occupation  related:                                  6,000 × 18 = 108,000
  // experience  as in row 110:                            8,000 × 12 =  96,000
  // pay         110 %:                                    8,000 × 12 =  96,000
  // interest    20.00:                                    5,000 × 16 =  80,000
  // sector      strongest wish:                          10,000 ×  4 =  40,000
  // freshness   seven days:                               8,000 ×  2 =  16,000
  // together 758,650 / 100 = 7,586.5, halves up; only skills have a remainder (1,312 r 50).
  {
    name: "117 all eight factors",
    profile,
    vacancy,
    score: 7_587,
    reasons: [
      {
        code: "distance",
        contribution: 1_914,
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
      interest(800, "skill:negotiation"),
      { code: "sector", contribution: 400, values: { concept: "sector:saas" } },
      { code: "freshness", contribution: 160, values: { days: 7 } },
    ],
  },
];

it.each(rows)("$name", (row) => {
  const { score, reasons } = row;
  expect(judged(row, currentOracle)).toEqual({ score, reasons });
});
