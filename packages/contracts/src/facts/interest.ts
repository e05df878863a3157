import { z } from "zod";
import {
  occupationConceptSchema,
  placeConceptSchema,
  sectorConceptSchema,
  skillConceptSchema,
} from "../vocabulary/concepts.ts";
import { candidateIdSchema, daySchema, vacancyIdSchema } from "../vocabulary/identifiers.ts";

const about = { candidateId: candidateIdSchema, consentId: z.uuid(), day: daySchema };
const aboutVacancy = { ...about, vacancyId: vacancyIdSchema };

export const dismissalReasonSchema = z.enum([
  "too-far",
  "pay",
  "employer",
  "kind-of-work",
  "level",
  "other",
]);

/** What a candidate or consenting visitor did. Folded as a set per kind, vacancy and day: order and repetition do not matter. */
export const interestSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("viewed"),
    ...aboutVacancy,
    dwell: z.enum(["glance", "read", "studied"]),
  }),
  z.object({
    kind: z.literal("searched"),
    ...about,
    /** What the search was understood as; never the typed text. */
    occupations: z.array(occupationConceptSchema).max(8),
    skills: z.array(skillConceptSchema).max(8),
    sectors: z.array(sectorConceptSchema).max(8),
    places: z.array(placeConceptSchema).max(3),
  }),
  z.object({ kind: z.literal("saved"), ...aboutVacancy }),
  z.object({ kind: z.literal("unsaved"), ...aboutVacancy }),
  z.object({ kind: z.literal("dismissed"), ...aboutVacancy, reason: dismissalReasonSchema }),
  z.object({ kind: z.literal("applied"), ...aboutVacancy }),
]);

export type Interest = z.infer<typeof interestSchema>;
