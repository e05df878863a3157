import { z } from "zod";
import { profileSchema } from "../facts/profile.ts";
import { reasonsSchema } from "../facts/reason.ts";
import {
  instantSchema,
  scoreSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { wishesSchema } from "./preference.ts";
import { indexAgeSchema } from "./ranked-candidates.ts";

/**
 * Wishes to try out, of nobody in particular: they need not belong to anybody who is known. What a known person would add, if
 * anything, are the rules and hidden vacancies; what was learnt from behaviour is no part of it.
 */
export const whatIfSchema = z
  .object({
    wishes: wishesSchema,
    rules: profileSchema.shape.rules.default([]),
    hiddenVacancies: profileSchema.shape.hiddenVacancies.default([]),
    /** By how much every radius is widened in the change `wider-radius`; none beyond 200 km. */
    widerByKm: z.int().min(1).max(100).default(15),
    /** How many of the best are listed. */
    limit: z.int().min(0).max(50).default(10),
  })
  .strict();
export type WhatIf = z.infer<typeof whatIfSchema>;

/** Longer than any question that the schema takes (its test says so): nobody's parser is kept busy with more. */
export const whatIfMaximumBytes = 65_536;

/** One wish given up, or a wider radius; all else stays as wished. */
export const wishChangeSchema = z.enum([
  "without-minimum-pay",
  "wider-radius",
  "without-places",
  "without-hours",
  "without-contract-kinds",
  "without-work-modes",
  "without-office-days",
  "without-languages",
  "without-excluded-employers",
  "without-excluded-sectors",
  "without-rules",
]);
export type WishChange = z.infer<typeof wishChangeSchema>;

const countSchema = z.int().min(0);
const wishCountsShape = {
  open: countSchema.describe("Open vacancies that fit today."),
  posted: countSchema.describe(
    "Vacancies that say they were posted on one of the days looked back on, and that fitted on that day; those closed since count, those merged into another do not.",
  ),
  mailed: countSchema.describe("Of these the ones that scored at least the alert threshold."),
};
export type WishCounts = Pick<WhatIfAnswer, keyof typeof wishCountsShape>;

export const whatIfAnswerSchema = z.object({
  model: z.string(),
  now: instantSchema,
  ...wishCountsShape,
  /** Whole UTC days that are looked back on, today included. */
  days: z.int().min(1),
  best: z.array(
    z.object({
      vacancyId: vacancyIdSchema,
      vacancyVersion: versionSchema,
      score: scoreSchema,
      reasons: reasonsSchema,
    }),
  ),
  changes: z
    .array(
      z.object({
        change: wishChangeSchema,
        ...wishCountsShape,
        moreOpen: z.int().min(0),
        moreMailed: z
          .int()
          .describe(
            "Fewer, when negative: a wish that is gone no longer adds to a score that it met well.",
          ),
      }),
    )
    .describe("Each wish that was stated and may keep something out, and what it costs."),
  index: indexAgeSchema,
});
export type WhatIfAnswer = z.infer<typeof whatIfAnswerSchema>;
