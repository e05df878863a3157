import { leaderCompetencies, sellerCompetencies } from "@raakvlak/contracts";
import type { Model } from "./model.ts";

const november2026: Model = {
  version: "2026-11.1",
  factors: [
    { code: "occupation", weight: 30 },
    { code: "skills", weight: 20 },
    { code: "experience", weight: 14 },
    { code: "distance", weight: 10 },
    { code: "pay", weight: 8 },
    { code: "sector", weight: 8 },
    { code: "interest", weight: 6 },
    { code: "freshness", weight: 4 },
  ],
  wish: { least: 5_000 },
  occupation: {
    own: 10_000,
    related: 6_000,
    confidence: [
      { atLeast: 80, counts: 10_000 },
      { atLeast: 60, counts: 9_000 },
      { atLeast: 40, counts: 8_000 },
    ],
  },
  skills: {
    must: 3,
    nice: 1,
    levelShort: [10_000, 7_000, 4_000, 2_000],
    overlap: { matches: 2, fit: 5_000 },
  },
  experience: {
    parts: {
      seller: { family: 2, seniority: 4, years: 2, competencies: 4 },
      leader: { family: 3, seniority: 2, years: 0, competencies: 7 },
      unknown: { family: 0, seniority: 4, years: 2, competencies: 0 },
    },
    seniorityBelow: [10_000, 7_000, 3_000, 0],
    seniorityAbove: [10_000, 8_000, 5_000, 2_500, 0],
    yearsShort: [10_000, 8_000, 6_000, 4_000, 2_000, 0],
    evidence: [0, 2_500, 5_000, 8_000, 10_000],
    strongFrom: 3,
    families: { seller: sellerCompetencies, leader: leaderCompetencies },
    leaderDefaultWeight: 1,
    fromFacets: [
      { facet: "newBusiness", asks: "hunting" },
      { facet: "accountManagement", asks: "account-growth" },
    ],
  },
  distance: {
    byMetres: [
      [5_000, 10_000],
      [10_000, 9_000],
      [20_000, 7_500],
      [30_000, 6_000],
      [50_000, 4_000],
      [100_000, 1_500],
      [200_000, 0],
    ],
  },
  pay: {
    byShare: [
      [10_000, 6_000],
      [11_000, 8_000],
      [12_500, 10_000],
    ],
  },
  interest: {
    decayByDays: [
      [0, 10_000],
      [30, 5_000],
      [60, 2_500],
      [90, 1_250],
      [120, 600],
      [180, 0],
    ],
    byWeight: [
      [0, 0],
      [200, 2_500],
      [500, 5_000],
      [1_000, 7_500],
      [2_000, 10_000],
    ],
    nearMetres: 10_000,
  },
  freshness: {
    byDays: [
      [2, 10_000],
      [7, 8_000],
      [14, 6_000],
      [30, 3_000],
      [60, 0],
    ],
  },
};

/**
 * Weights, and how soon behaviour counts fully, as the evaluation of relevance found them (docs/evaluation.md): distance and
 * behaviour tell more about what people take up than was thought, how new a vacancy is tells little.
 */
const november2026Second: Model = {
  ...november2026,
  version: "2026-11.2",
  factors: [
    { code: "occupation", weight: 18 },
    { code: "skills", weight: 14 },
    { code: "experience", weight: 12 },
    { code: "distance", weight: 24 },
    { code: "pay", weight: 12 },
    { code: "sector", weight: 4 },
    { code: "interest", weight: 14 },
    { code: "freshness", weight: 2 },
  ],
  interest: {
    ...november2026.interest,
    byWeight: [
      [0, 0],
      [500, 2_500],
      [2_000, 5_000],
      [5_000, 7_500],
      [12_000, 10_000],
    ],
    nearMetres: 20_000,
  },
};

/** Every model that was ever used, by version: a stored list is replayed with its own. */
export const models: ReadonlyMap<string, Model> = new Map(
  [november2026, november2026Second].map((model) => [model.version, model]),
);

/** The model that matches are made with. */
export const currentModel: Model = november2026Second;
