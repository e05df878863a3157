import { z } from "zod";
import {
  occupationConceptSchema,
  sectorConceptSchema,
  skillConceptSchema,
} from "../vocabulary/concepts.ts";
import {
  monthlyPaySchema,
  roleFamilySchema,
  senioritySchema,
  competencySchema,
} from "../vocabulary/work-terms.ts";

/** Hundredths of a point that this factor adds; the contributions of all factors sum to the score (invariant 6). */
const contribution = z.int().min(0).max(10_000);

const reasonOf = <Code extends string, Values extends z.ZodRawShape>(code: Code, values: Values) =>
  z.object({ code: z.literal(code), contribution, values: z.object(values) });

const interestConceptSchema = z
  .string()
  .max(80)
  .regex(/^(occupation|skill|sector|place):/);

/** Why a vacancy fits a candidate, one per factor: a code with the values that a sentence about it needs. */
export const reasonSchema = z.discriminatedUnion("code", [
  reasonOf("occupation", {
    wished: occupationConceptSchema,
    offered: occupationConceptSchema,
    relation: z.enum(["own", "related"]),
  }),
  reasonOf("skills", {
    matched: z.array(skillConceptSchema).max(6),
    mustAsked: z.int().min(0).max(40),
    mustMatched: z.int().min(0).max(40),
    niceAsked: z.int().min(0).max(40),
    niceMatched: z.int().min(0).max(40),
  }),
  /** Seniority and sales competencies together: what the role asks of experience. */
  reasonOf("experience", {
    seniority: z.object({ asked: senioritySchema, has: senioritySchema }).optional(),
    competencies: z
      .object({
        family: roleFamilySchema,
        strong: z.array(competencySchema).max(6),
        asked: z.int().min(1).max(11),
      })
      .optional(),
  }),
  reasonOf("sector", { concept: sectorConceptSchema }),
  reasonOf("distance", {
    /** Whole kilometres, rounded; absent for remote work. */
    km: z.int().min(0).max(20_100).optional(),
    from: z.string().max(80).optional(),
    remote: z.boolean(),
  }),
  reasonOf("pay", {
    offered: monthlyPaySchema,
    minimum: monthlyPaySchema,
    of: z.enum(["fixed", "on-target"]),
  }),
  reasonOf("interest", { concepts: z.array(interestConceptSchema).max(6) }),
  reasonOf("freshness", { days: z.int().min(0).max(100_000) }),
]);

export const reasonsSchema = z.array(reasonSchema).max(8);

/** The factors by which a pair is scored, by name. */
export const reasonCodeSchema = z.enum([
  "occupation",
  "skills",
  "experience",
  "sector",
  "distance",
  "pay",
  "interest",
  "freshness",
] satisfies Reason["code"][]);

export type Reason = z.infer<typeof reasonSchema>;
export type ReasonCode = Reason["code"];
