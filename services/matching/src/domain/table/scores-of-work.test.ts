import type { Profile, Reason, Vacancy } from "@raakvlak/contracts";
import { expect, it } from "vitest";
import { judged, ownOccupation, type Row } from "../fixtures/bare-pair.ts";

type Skills = Extract<Reason, { code: "skills" }>["values"];

const wishes = (...weights: [string, number][]): Profile["occupations"] =>
  weights.map(([name, weight]) => ({ concept: `occupation:${name}`, weight }));
const offers = (name: string, confidence: number): Vacancy["occupations"] => [
  { concept: `occupation:${name}`, confidence },
];
const occupation = (contribution: number, wished: string, offered: string): Reason => ({
  code: "occupation",
  contribution,
  values: {
    wished: `occupation:${wished}`,
    offered: `occupation:${offered}`,
    relation: wished === offered ? "own" : "related",
  },
});

const has = (name: string, weight: number, level?: number) => ({
  concept: `skill:${name}`,
  weight,
  level,
});
const must = (name: string, level?: number) => ({
  concept: `skill:${name}`,
  need: "must" as const,
  level,
});
const nice = (name: string) => ({ concept: `skill:${name}`, need: "nice" as const });
const oneMust = { mustAsked: 1, mustMatched: 1, niceAsked: 0, niceMatched: 0 };
const skills = (contribution: number, values: Partial<Skills> = {}): Reason => ({
  code: "skills",
  contribution,
  values: { matched: ["skill:negotiation"], ...oneMust, ...values },
});

const rows: Row[] = [
  // Occupation alone is present: its fit is the score.
  {
    name: "70 related: 6,000",
    vacancy: { occupations: offers("key-account-manager", 95) },
    score: 6_000,
    reasons: [occupation(6_000, "account-manager", "key-account-manager")],
  },
  {
    name: "71 understood with 79 of 100: 9,000",
    vacancy: { occupations: offers("account-manager", 79) },
    score: 9_000,
    reasons: [ownOccupation(9_000)],
  },
  {
    name: "72 understood with 40 of 100: 8,000",
    vacancy: { occupations: offers("account-manager", 40) },
    score: 8_000,
    reasons: [ownOccupation(8_000)],
  },
  // A wish of 3 beside one of 12: 5,000 + 5,000 × 3 / 12 = 6,250.
  {
    name: "73 a weaker wish",
    profile: { occupations: wishes(["account-manager", 3], ["sales-engineer", 12]) },
    score: 6_250,
    reasons: [ownOccupation(6_250)],
  },
  // Own by the weak wish: 5,000 + 5,000 × 2 / 10 = 6,000. Related by the strong one: 6,000 × 1. Equal: the first wish by name.
  {
    name: "74 own and related fit alike",
    profile: { occupations: wishes(["key-account-manager", 10], ["account-manager", 2]) },
    score: 6_000,
    reasons: [ownOccupation(6_000)],
  },

  // Occupation (30) fully, and skills (20): (300,000 + 20 × fit) / 50.
  {
    name: "75 one level short: 7,000",
    profile: { skills: [has("negotiation", 8, 2)] },
    vacancy: { skills: [must("negotiation", 3)] },
    score: 8_800,
    reasons: [ownOccupation(6_000), skills(2_800)],
  },
  // 3 × 10,000 of 3 + 1: 7,500.
  {
    name: "76 the must is there, the nice is not",
    profile: { skills: [has("negotiation", 8)] },
    vacancy: { skills: [must("negotiation"), nice("crm")] },
    score: 9_000,
    reasons: [ownOccupation(6_000), skills(3_000, { niceAsked: 1 })],
  },
  // A wish of 5 beside one of 10: 5,000 + 2,500.
  {
    name: "77 a skill that the candidate would rather use less",
    profile: { skills: [has("negotiation", 5), has("excel", 10)] },
    vacancy: { skills: [must("negotiation")] },
    score: 9_000,
    reasons: [ownOccupation(6_000), skills(3_000)],
  },
  {
    name: "78 none of the skills: 0, and no reason",
    profile: { skills: [has("excel", 10)] },
    vacancy: { skills: [must("negotiation")] },
    score: 6_000,
    reasons: [ownOccupation(6_000)],
  },
  {
    name: "79 a level is asked, the candidate's is not known",
    profile: { skills: [has("negotiation", 8)] },
    vacancy: { skills: [must("negotiation", 4)] },
    score: 10_000,
    reasons: [ownOccupation(6_000), skills(4_000)],
  },
  {
    name: "80 three levels short: 2,000",
    profile: { skills: [has("negotiation", 8, 1)] },
    vacancy: { skills: [must("negotiation", 4)] },
    score: 6_800,
    reasons: [ownOccupation(6_000), skills(800)],
  },
  {
    name: "81 the candidate lists no skills: neutral",
    vacancy: { skills: [must("negotiation")] },
    score: 10_000,
    reasons: [ownOccupation()],
  },

  // Occupation (30) fully, and sector (8). Occupation's share is 7,894 rest 28.
  // Wish 4 beside 10: 7,000. (300,000 + 56,000) / 38 = 9,368.42; shares 7,894 r 28 and 1,473 r 26: one left, to occupation.
  {
    name: "82 the second sector of choice",
    profile: {
      sectors: [
        { concept: "sector:saas", weight: 10 },
        { concept: "sector:healthcare", weight: 4 },
      ],
    },
    vacancy: { sales: { sectors: ["sector:healthcare"] } },
    score: 9_368,
    reasons: [
      ownOccupation(7_895),
      { code: "sector", contribution: 1_473, values: { concept: "sector:healthcare" } },
    ],
  },
  // 300,000 / 38 = 7,894.74.
  {
    name: "83 in no sector of choice",
    profile: { sectors: [{ concept: "sector:saas", weight: 10 }] },
    vacancy: { sales: { sectors: ["sector:retail"] } },
    score: 7_895,
    reasons: [ownOccupation(7_895)],
  },
];

it.each(rows)("$name", (row) => {
  const { score, reasons } = row;
  expect(judged(row)).toEqual({ score, reasons });
});
