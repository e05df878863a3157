import { z } from "zod";
import {
  occupationConceptSchema,
  placeConceptSchema,
  sectorConceptSchema,
  skillConceptSchema,
  skillLevelSchema,
  weightSchema,
} from "../vocabulary/concepts.ts";
import {
  candidateIdSchema,
  daySchema,
  employerIdSchema,
  epochSchema,
  instantSchema,
  scoreSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { countrySchema, radiusKmSchema, unitVectorSchema } from "../vocabulary/places.ts";
import {
  cefrSchema,
  competencySchema,
  contractKindSchema,
  hoursSchema,
  languageCodeSchema,
  monthlyPaySchema,
  senioritySchema,
  wishedRoleFamilySchema,
  workModeSchema,
} from "../vocabulary/work-terms.ts";

/** What the candidate allowed; each kind of result filters on its own purpose (invariant 8). */
export const purposesSchema = z.object({
  tailoring: z.boolean(),
  /** Present while mail is granted: the epoch of the grant, and since when. */
  alerts: z.object({ epoch: epochSchema, since: instantSchema }).optional(),
  recruiters: z.boolean(),
});

export const wishedPlaceSchema = z.object({
  vector: unitVectorSchema,
  label: z.string().min(1).max(80),
  radiusKm: radiusKmSchema,
  /** For remote work that is bound to countries; absent: not known, and the rule is neutral. */
  country: countrySchema.optional(),
});

export const wishedPaySchema = z.object({
  minimum: monthlyPaySchema,
  /** What the minimum is of: the fixed part, or fixed plus variable at target. */
  of: z.enum(["fixed", "on-target"]),
});

/** What a dismissal taught: a hard rule that the candidate can see, edit and undo. */
export const dismissalRuleSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("employer"), value: employerIdSchema, day: daySchema }),
  z.object({ kind: z.literal("occupation"), value: occupationConceptSchema, day: daySchema }),
  z.object({ kind: z.literal("sector"), value: sectorConceptSchema, day: daySchema }),
  z.object({ kind: z.literal("minimum-pay"), value: monthlyPaySchema, day: daySchema }),
  z.object({ kind: z.literal("maximum-distance"), value: radiusKmSchema, day: daySchema }),
  z.object({ kind: z.literal("minimum-seniority"), value: senioritySchema, day: daySchema }),
  z.object({ kind: z.literal("maximum-seniority"), value: senioritySchema, day: daySchema }),
]);

const interestIn = <Schema extends z.ZodType>(concept: Schema) =>
  z.object({
    concept,
    /** Sum of signal weights as of `lastDay`; decay is applied when scored, by table on whole UTC days. */
    rawWeight: z.int().min(1).max(1_000),
    lastDay: daySchema,
    evidence: z.int().min(1).max(10_000),
  });

/** Learnt from behaviour, with consent only. */
export const interestsSchema = z
  .object({
    occupations: z.array(interestIn(occupationConceptSchema)).max(40),
    skills: z.array(interestIn(skillConceptSchema)).max(40),
    sectors: z.array(interestIn(sectorConceptSchema)).max(40),
    places: z.array(interestIn(placeConceptSchema).extend({ vector: unitVectorSchema })).max(40),
  })
  .refine(
    (all) =>
      all.occupations.length + all.skills.length + all.sectors.length + all.places.length <= 40,
    {
      message: "at most 40 interests in all",
    },
  );

/** What a candidate wants, as matching may know it: pseudonymous, no name, no address. Absent means "no wish" or "not known". */
export const profileSchema = z.object({
  candidateId: candidateIdSchema,
  version: versionSchema,
  purposes: purposesSchema,
  /** The candidate's last own edit, for telling apart matches that an own edit caused. */
  editedAt: instantSchema,
  availableFrom: daySchema.optional(),
  places: z.array(wishedPlaceSchema).max(3),
  workModes: z.array(workModeSchema).max(3),
  /** The most days a week at the office. */
  officeDaysMaximum: z.int().min(0).max(5).optional(),
  contractKinds: z.array(contractKindSchema).max(6),
  hours: hoursSchema.optional(),
  pay: wishedPaySchema.optional(),
  occupations: z.array(z.object({ concept: occupationConceptSchema, weight: weightSchema })).max(8),
  skills: z
    .array(
      z.object({
        concept: skillConceptSchema,
        weight: weightSchema,
        level: skillLevelSchema.optional(),
      }),
    )
    .max(24),
  sectors: z.array(z.object({ concept: sectorConceptSchema, weight: weightSchema })).max(10),
  roleFamily: wishedRoleFamilySchema.optional(),
  /** Self-assessed evidence per competency: 0 none to 4 strong. */
  competencies: z.partialRecord(competencySchema, z.int().min(0).max(4)),
  seniority: senioritySchema.optional(),
  yearsOfExperience: z.int().min(0).max(60).optional(),
  languages: z.array(z.object({ code: languageCodeSchema, level: cefrSchema })).max(6),
  excludedEmployers: z.array(employerIdSchema).max(50),
  excludedSectors: z.array(sectorConceptSchema).max(20),
  rules: z.array(dismissalRuleSchema).max(50),
  /** Applied to or dismissed: never shown or mailed again. */
  hiddenVacancies: z.array(vacancyIdSchema).max(500),
  interests: interestsSchema,
  /** The least score that is mailed. */
  alertThreshold: scoreSchema,
});

/**
 * The least score that is mailed to somebody who said nothing about it: the highest at which the mails of the evaluation
 * still earn nine tenths of what they could (docs/evaluation.md).
 */
export const defaultAlertThreshold = 6_000;

export type Profile = z.infer<typeof profileSchema>;
export type DismissalRule = z.infer<typeof dismissalRuleSchema>;
