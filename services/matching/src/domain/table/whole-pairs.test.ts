import type { Profile, Vacancy } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import {
  eastOf,
  judged,
  oracle,
  now,
  pairOf,
  today,
  vacancyPlace,
  wishedPlace,
  type Row,
} from "../fixtures/bare-pair.ts";

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
  languages: [{ code: "nl", level: "C2" }],
  interests: {
    occupations: [],
    skills: [{ concept: "skill:negotiation", rawWeight: 2, lastDay: today, evidence: 1 }],
    sectors: [],
    places: [],
  },
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
  languages: [{ code: "nl", level: "C1" }],
  education: "hbo",
  postedDay: today - 7,
};

const skillValues = {
  matched: ["skill:negotiation", "skill:cold-calling"],
  mustAsked: 1,
  mustMatched: 1,
  niceAsked: 1,
  niceMatched: 1,
};
const occupationValues = {
  wished: "occupation:account-manager",
  offered: "occupation:key-account-manager",
  relation: "related",
} as const;
const experienceValues = {
  seniority: { asked: 4, has: 3 },
  competencies: { family: "seller" as const, strong: ["hunting" as const], asked: 1 },
};
const payValues = { offered: 3_520, minimum: 3_200, of: "fixed" } as const;

const rows: Row[] = [
  // occupation  related, strongest wish                                         6,000 × 30 = 180,000
  // skills      (3 × 10,000 + 1 × (5,000 + 5,000 × 4 / 8)) / 4 =                9,375 × 20 = 187,500
  // experience  (2 × 10,000 family + 4 × 7,000 + 2 × 8,000 + 4 × 8,000) / 12 =  8,000 × 14 = 112,000
  // distance    12 km, a fifth of the way from 9,000 to 7,500:                  8,700 × 10 =  87,000
  // pay         110 %:                                                          8,000 ×  8 =  64,000
  // sector      strongest wish:                                                10,000 ×  8 =  80,000
  // interest    2.00 today:                                                     2,500 ×  6 =  15,000
  // freshness   seven days:                                                     8,000 ×  4 =  32,000
  // together 757,500 / 100 = 7,575, every share whole.
  {
    name: "110 all eight factors",
    profile,
    vacancy,
    score: 7_575,
    reasons: [
      { code: "skills", contribution: 1_875, values: skillValues },
      { code: "occupation", contribution: 1_800, values: occupationValues },
      { code: "experience", contribution: 1_120, values: experienceValues },
      { code: "distance", contribution: 870, values: { km: 12, from: "Oever", remote: false } },
      { code: "sector", contribution: 800, values: { concept: "sector:saas" } },
      { code: "pay", contribution: 640, values: payValues },
      { code: "freshness", contribution: 320, values: { days: 7 } },
      { code: "interest", contribution: 150, values: { concepts: ["skill:negotiation"] } },
    ],
  },
  // Without distance: 670,500 / 90 = 7,450. Shares 2,000 r 0, 2,083 r 30, 1,244 r 40, pay 711 r 10, sector 888 r 80, interest 166 r 60,
  // freshness 355 r 50: 7,447; the three left go to sector, interest and freshness.
  {
    name: "111 the same where the vacancy does not say where",
    profile,
    vacancy: { ...vacancy, places: [] },
    score: 7_450,
    reasons: [
      { code: "skills", contribution: 2_083, values: skillValues },
      { code: "occupation", contribution: 2_000, values: occupationValues },
      { code: "experience", contribution: 1_244, values: experienceValues },
      { code: "sector", contribution: 889, values: { concept: "sector:saas" } },
      { code: "pay", contribution: 711, values: payValues },
      { code: "freshness", contribution: 356, values: { days: 7 } },
      { code: "interest", contribution: 167, values: { concepts: ["skill:negotiation"] } },
    ],
  },
];

it.each(rows)("$name", (row) => {
  const { score, reasons } = row;
  expect(judged(row)).toEqual({ score, reasons });
});

it("112 names every point that the vacancy asks: met, not met or no data", () => {
  const pair = pairOf({ name: "", profile, vacancy: { ...vacancy, hours: { min: 32, max: 40 } } });
  expect(oracle.judge(pair.profile, pair.vacancy, "recruiters", now)).toMatchObject({
    points: [
      {
        point: "occupation",
        verdict: "met",
        asked: "occupation:key-account-manager",
        has: "occupation:account-manager",
      },
      { point: "role-family", verdict: "met", asked: "seller", has: "seller" },
      { point: "sector", verdict: "met", asked: "sector:saas", has: "sector:saas" },
      { point: "skill:negotiation", verdict: "met", asked: "must 3", has: "3" },
      { point: "skill:cold-calling", verdict: "met", asked: "nice", has: "yes" },
      { point: "seniority", verdict: "not-met", asked: "4", has: "3" },
      { point: "years", verdict: "not-met", asked: "5", has: "4" },
      { point: "education", verdict: "no-data", asked: "hbo" },
      { point: "language:nl", verdict: "met", asked: "C1", has: "C2" },
      { point: "competency:hunting", verdict: "met", asked: "3", has: "3" },
      { point: "hours", verdict: "no-data", asked: "32-40" },
      { point: "pay:fixed", verdict: "met", asked: "3520", has: "3200" },
      { point: "distance", verdict: "met", asked: "30", has: "12" },
    ],
  });
});
