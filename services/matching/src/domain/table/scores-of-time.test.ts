import type { Profile, Reason } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import {
  eastOf,
  judged,
  origin,
  ownOccupation,
  today,
  vacancyPlace,
  type Row,
} from "../fixtures/bare-pair.ts";

type Interests = Profile["interests"];

const none: Interests = { occupations: [], skills: [], sectors: [], places: [] };
const learnt = (interests: Partial<Interests>) => ({ interests: { ...none, ...interests } });
const item = (concept: string, rawWeight: number, daysAgo = 0) => ({
  concept,
  rawWeight,
  lastDay: today - daysAgo,
  evidence: 1,
});
const interest = (contribution: number, ...concepts: string[]): Reason => ({
  code: "interest",
  contribution,
  values: { concepts },
});
const fresh = (contribution: number, days: number): Reason => ({
  code: "freshness",
  contribution,
  values: { days },
});
const saas = { sales: { sectors: ["sector:saas"] } };

const rows: Row[] = [
  // Occupation (30) fully, and interest (6): occupation's share is 300,000 / 36 = 8,333 rest 12.
  // 10 × half (30 days) = 5.00: fit 5,000: 30,000 / 36 = 833 r 12; 330,000 / 36 = 9,166.67: one left, equal rests: to the first of the model.
  {
    name: "99 an interest of a month ago",
    profile: learnt({ skills: [item("skill:crm", 10, 30)] }),
    vacancy: { skills: [{ concept: "skill:crm", need: "nice" }] },
    score: 9_167,
    reasons: [ownOccupation(8_334), interest(833, "skill:crm")],
  },
  // 6.00 today, and 4 after 45 days: × 3,750 = 1.50; sum 7.50: half-way between 5,000 and 7,500: 6,250: 37,500 / 36 = 1,041 r 24; 337,500 / 36 = 9,375: one left.
  {
    name: "100 two interests add up, a third is elsewhere",
    profile: learnt({
      occupations: [item("occupation:account-manager", 6)],
      sectors: [item("sector:retail", 50), item("sector:saas", 4, 45)],
    }),
    vacancy: saas,
    score: 9_375,
    reasons: [ownOccupation(8_333), interest(1_042, "occupation:account-manager", "sector:saas")],
  },
  {
    name: "101 after 180 days it is forgotten: no data",
    profile: learnt({ occupations: [item("occupation:account-manager", 1_000, 180)] }),
    score: 10_000,
    reasons: [ownOccupation()],
  },
  {
    name: "102 interests of a kind that the vacancy says nothing of: no data",
    profile: learnt({ sectors: [item("sector:saas", 50)] }),
    score: 10_000,
    reasons: [ownOccupation()],
  },
  // 0: 300,000 / 36 = 8,333.33.
  {
    name: "103 interests that lie elsewhere",
    profile: learnt({ occupations: [item("occupation:sales-engineer", 10)] }),
    score: 8_333,
    reasons: [ownOccupation(8_333)],
  },
  // 20.00: 10,000: 60,000 / 36 = 1,666 r 24; 10,000: one left.
  {
    name: "104 a place looked at, 10 km off",
    profile: learnt({ places: [{ ...item("place:oever", 20), vector: origin }] }),
    vacancy: { places: [vacancyPlace(eastOf(10_000))] },
    score: 10_000,
    reasons: [ownOccupation(8_333), interest(1_667, "place:oever")],
  },
  {
    name: "105 a place looked at, a metre too far",
    profile: learnt({ places: [{ ...item("place:oever", 20), vector: origin }] }),
    vacancy: { places: [vacancyPlace(eastOf(10_001))] },
    score: 8_333,
    reasons: [ownOccupation(8_333)],
  },

  // Occupation (30) fully, and freshness (4): occupation's share is 300,000 / 34 = 8,823 rest 18.
  // 10,000: 40,000 / 34 = 1,176 r 16; one left, to occupation.
  {
    name: "106 posted today",
    vacancy: { postedDay: today },
    score: 10_000,
    reasons: [ownOccupation(8_824), fresh(1_176, 0)],
  },
  {
    name: "107 posted tomorrow, by a clock ahead: today",
    vacancy: { postedDay: today + 1 },
    score: 10_000,
    reasons: [ownOccupation(8_824), fresh(1_176, 0)],
  },
  // Three sevenths from 8,000 to 6,000: 8,000 − 857 = 7,143: 28,572 / 34 = 840 r 12; 328,572 / 34 = 9,663.88: one left, to occupation.
  {
    name: "108 ten days old",
    vacancy: { postedDay: today - 10 },
    score: 9_664,
    reasons: [ownOccupation(8_824), fresh(840, 10)],
  },
  // 0: 300,000 / 34 = 8,823.53.
  {
    name: "109 sixty days old",
    vacancy: { postedDay: today - 60 },
    score: 8_824,
    reasons: [ownOccupation(8_824)],
  },
];

it.each(rows)("$name", (row) => {
  const { score, reasons } = row;
  expect(judged(row)).toEqual({ score, reasons });
});
