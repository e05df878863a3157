import type { Profile, Reason, Vacancy } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import { judged, ownOccupation, type Row } from "../fixtures/bare-pair.ts";

type Experience = Extract<Reason, { code: "experience" }>["values"];

const experience = (contribution: number, values: Experience = {}): Reason => ({
  code: "experience",
  contribution,
  values,
});
const seller = (competencies: Vacancy["competencies"] = {}) => ({
  roleFamily: "seller" as const,
  competencies,
});
const leader = (competencies: Vacancy["competencies"] = {}) => ({
  roleFamily: "leader" as const,
  competencies,
});
const evidence = (competencies: Profile["competencies"]) => ({ competencies });
const topSeller = evidence({ hunting: 4, closing: 4, resilience: 4 });

/** Occupation (30) fully, and experience (14): occupation's share is 300,000 / 44 = 6,818 rest 8; what is left goes to the larger rest. */
const rows: Row[] = [
  // 10,000: 140,000 / 44 = 3,181 r 36, and the one left.
  {
    name: "84 the seniority asked",
    profile: { seniority: 3 },
    vacancy: { seniority: 3 },
    score: 10_000,
    reasons: [ownOccupation(6_818), experience(3_182, { seniority: { asked: 3, has: 3 } })],
  },
  // 7,000: 98,000 / 44 = 2,227 r 12; 398,000 / 44 = 9,045.45: nothing left.
  {
    name: "85 a level below",
    profile: { seniority: 3 },
    vacancy: { seniority: 4 },
    score: 9_045,
    reasons: [ownOccupation(6_818), experience(2_227, { seniority: { asked: 4, has: 3 } })],
  },
  // 5,000: 70,000 / 44 = 1,590 r 40; 370,000 / 44 = 8,409.09: one left.
  {
    name: "86 two levels above",
    profile: { seniority: 4 },
    vacancy: { seniority: 2 },
    score: 8_409,
    reasons: [ownOccupation(6_818), experience(1_591, { seniority: { asked: 2, has: 4 } })],
  },
  // Two years short: 6,000: 84,000 / 44 = 1,909 r 4; 384,000 / 44 = 8,727.27: nothing left. Years have no words of their own.
  {
    name: "87 two years short",
    profile: { yearsOfExperience: 3 },
    vacancy: { yearsAsked: 5 },
    score: 8_727,
    reasons: [ownOccupation(6_818), experience(1_909)],
  },
  // (4 × 10,000 + 2 × 6,000) / 6 = 8,666: 121,324 / 44 = 2,757 r 16; 421,324 / 44 = 9,575.54: one left.
  {
    name: "88 seniority and years together",
    profile: { seniority: 3, yearsOfExperience: 3 },
    vacancy: { seniority: 3, yearsAsked: 5 },
    score: 9_576,
    reasons: [ownOccupation(6_818), experience(2_758, { seniority: { asked: 3, has: 3 } })],
  },

  // (8 × 10,000 + 4 × 5,000) / 12 = 8,333: 116,662 / 44 = 2,651 r 18; 416,662 / 44 = 9,469.59: one left.
  {
    name: "89 what a seller's job asks",
    profile: evidence({ hunting: 4, closing: 2 }),
    vacancy: seller({ hunting: 8, closing: 4 }),
    score: 9_470,
    reasons: [
      ownOccupation(6_818),
      experience(2_652, { competencies: { family: "seller", strong: ["hunting"], asked: 2 } }),
    ],
  },
  // Evidence 3 of 4 for both: 8,000: 112,000 / 44 = 2,545 r 20; 412,000 / 44 = 9,363.64: one left.
  {
    name: "90 a leadership job, and leadership evidence",
    profile: evidence({ "developing-people": 3, "keeping-people": 3 }),
    vacancy: leader({ "developing-people": 10, "keeping-people": 10 }),
    score: 9_364,
    reasons: [
      ownOccupation(6_818),
      experience(2_546, {
        competencies: {
          family: "leader",
          strong: ["developing-people", "keeping-people"],
          asked: 2,
        },
      }),
    ],
  },
  // What a filled-in self-assessment leaves open is no evidence: 0. 300,000 / 44 = 6,818.18.
  {
    name: "91 a leadership job, and a top seller's results: they do not count",
    profile: topSeller,
    vacancy: leader({ "developing-people": 10, "keeping-people": 10 }),
    score: 6_818,
    reasons: [ownOccupation(6_818)],
  },
  // The named sales result is left out and all six of leadership count alike: (10,000 + 10,000 + 8,000) / 6 = 4,666: 65,324 / 44 = 1,484 r 28; 365,324 / 44 = 8,302.82: one left.
  {
    name: "92 a leadership job that names only sales results",
    profile: evidence({
      hunting: 0,
      "finding-people": 4,
      "developing-people": 4,
      "keeping-people": 3,
    }),
    vacancy: leader({ hunting: 15 }),
    score: 8_303,
    reasons: [
      ownOccupation(6_818),
      experience(1_485, {
        competencies: {
          family: "leader",
          strong: ["finding-people", "developing-people", "keeping-people"],
          asked: 6,
        },
      }),
    ],
  },
  // Nobody said "leader", but it leads a team of eight: the same as 91.
  {
    name: "93 a team to lead makes a leadership job",
    profile: topSeller,
    vacancy: { sales: { sectors: [], teamSizeLed: 8 } },
    score: 6_818,
    reasons: [ownOccupation(6_818)],
  },
  // Family 0 (3) and seniority 10,000 (2): 4,000: 56,000 / 44 = 1,272 r 32; 356,000 / 44 = 8,090.91: one left.
  {
    name: "94 a leadership job, and somebody who wants to sell",
    profile: { roleFamily: "seller", seniority: 5 },
    vacancy: { ...leader(), seniority: 5 },
    score: 8_091,
    reasons: [ownOccupation(6_818), experience(1_273, { seniority: { asked: 5, has: 5 } })],
  },
  {
    name: "95 years weigh nothing in a leadership job: no factor at all",
    profile: { yearsOfExperience: 2 },
    vacancy: { ...leader(), yearsAsked: 10 },
    score: 10_000,
    reasons: [ownOccupation()],
  },
  // An empty self-assessment is no data.
  {
    name: "96 no self-assessment is neutral",
    vacancy: leader({ "developing-people": 10 }),
    score: 10_000,
    reasons: [ownOccupation()],
  },
  // (75 × 8,000 + 25 × 10,000) / 100 = 8,500: 119,000 / 44 = 2,704 r 24; 419,000 / 44 = 9,522.73: one left.
  {
    name: "97 the shares of the work say what a seller's job asks",
    profile: evidence({ hunting: 3, "account-growth": 4 }),
    vacancy: { sales: { sectors: [], newBusiness: 75, accountManagement: 25 } },
    score: 9_523,
    reasons: [
      ownOccupation(6_818),
      experience(2_705, {
        competencies: { family: "seller", strong: ["hunting", "account-growth"], asked: 2 },
      }),
    ],
  },
  {
    name: "98 either is right for a seller's job",
    profile: { roleFamily: "either" },
    vacancy: seller(),
    score: 10_000,
    reasons: [ownOccupation(6_818), experience(3_182)],
  },
];

it.each(rows)("$name", (row) => {
  const { score, reasons } = row;
  expect(judged(row)).toEqual({ score, reasons });
});
