import { z } from "zod";
import {
  candidateIdSchema,
  epochSchema,
  instantSchema,
  scoreSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { reasonsSchema } from "./reason.ts";

/** This vacancy fits this candidate, as of these versions. */
export const matchSchema = z.object({
  candidateId: candidateIdSchema,
  vacancyId: vacancyIdSchema,
  aliases: z.array(vacancyIdSchema).max(50),
  vacancyVersion: versionSchema,
  profileVersion: versionSchema,
  /** The model's version, as in `2026-11.1`. */
  model: z.string().min(1).max(40),
  score: scoreSchema,
  reasons: reasonsSchema,
  /** Derived from state, never from an event's type: whose news it was. */
  cause: z.enum(["vacancy", "profile", "own-edit"]),
  /** All matches of one profile job: complete when `size` of them have arrived. */
  run: z.object({ id: z.string().min(1).max(120), size: z.int().min(1).max(100_000) }).optional(),
  alertsEpoch: epochSchema,
  matchedAt: instantSchema,
});

export type Match = z.infer<typeof matchSchema>;
