import { z } from "zod";
import { reasonCodeSchema, reasonsSchema } from "../facts/reason.ts";
import {
  candidateIdSchema,
  instantSchema,
  scoreSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { standingSearchSchema } from "./standing-search.ts";

/** Met, not met or no data, per point that the vacancy or the search asks. */
export const pointSchema = z.object({
  point: z.string().max(80),
  verdict: z.enum(["met", "not-met", "no-data"]),
  asked: z.string().max(500).optional(),
  has: z.string().max(500).optional(),
});

export const scoredShape = { score: scoreSchema, reasons: reasonsSchema };

export const indexAgeSchema = z.object({
  profiles: z.array(z.int()),
  vacancies: z.array(z.int()),
  behindMs: z.int().min(0),
});

/** A weight that, changed by so much, gives the top another order or other people. */
export const instabilitySchema = z.object({
  factor: reasonCodeSchema,
  weight: z.enum(["lower", "higher"]),
  changes: z.enum(["order", "people"]),
  /** The top that comes of it, as places of the list that is shown, from 1; 0: somebody who is not in that list. */
  places: z.array(z.int().min(0).max(500)).max(5),
});

export type Instability = z.infer<typeof instabilitySchema>;

/** Whether the best stay the best, in their order, when each weight of the model changes by so many hundredths, alone. */
export const stabilitySchema = z.object({
  /** How many places were looked at: five, or as many as there are. */
  top: z.int().min(0).max(5),
  changePercent: z.int().min(1).max(50),
  holds: z.boolean(),
  /** In the model's order of factors, the lower weight first; none when the top holds. */
  changes: z.array(instabilitySchema).max(16),
});
export type Stability = z.infer<typeof stabilitySchema>;

export const rankedCandidatesSchema = z.object({
  vacancyId: vacancyIdSchema,
  vacancyVersion: versionSchema,
  model: z.string(),
  now: instantSchema,
  eligible: z.int().min(0),
  candidates: z.array(
    z.object({
      candidateId: candidateIdSchema,
      profileVersion: versionSchema,
      ...scoredShape,
      points: z.array(pointSchema),
    }),
  ),
  stability: stabilitySchema.optional(),
  snapshotId: z.string(),
  index: indexAgeSchema,
});
export type RankedCandidates = z.infer<typeof rankedCandidatesSchema>;

/** For what candidates are ranked: an open vacancy by its id, or a standing search with all that it asks. */
export const rankingRequestSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("vacancy"), vacancyId: vacancyIdSchema }),
  z.strictObject({ kind: z.literal("search"), search: standingSearchSchema }),
]);
export type RankingRequest = z.infer<typeof rankingRequestSchema>;

/** For what a list was made, as its snapshot holds it. */
export const askedSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("vacancy"),
    vacancyId: vacancyIdSchema,
    vacancyVersion: versionSchema,
  }),
  z.object({ kind: z.literal("search"), search: standingSearchSchema }),
]);
export type Asked = z.infer<typeof askedSchema>;

/** A ranked list that says for what it was made. */
export const rankedListSchema = rankedCandidatesSchema
  .omit({ vacancyId: true, vacancyVersion: true })
  .extend({ asked: askedSchema });
export type RankedList = z.infer<typeof rankedListSchema>;
