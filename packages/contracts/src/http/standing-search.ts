import { z } from "zod";
import { occupationConceptSchema, sectorConceptSchema } from "../vocabulary/concepts.ts";
import { employerIdSchema } from "../vocabulary/identifiers.ts";
import { unitVectorSchema } from "../vocabulary/places.ts";
import { monthlyPaySchema } from "../vocabulary/work-terms.ts";
import { vacancySchema } from "../facts/vacancy.ts";

const { shape } = vacancySchema;
const { shape: sales } = shape.sales;
const demand = <Schema extends z.ZodType>(list: z.ZodArray<Schema>) => list.default([]);

/** Gross, whole euros a month, as a vacancy states them. */
const offeredPaySchema = z
  .strictObject({
    fixedMin: monthlyPaySchema.optional(),
    fixedMax: monthlyPaySchema.optional(),
    variable: monthlyPaySchema.optional(),
    onTarget: monthlyPaySchema.optional(),
  })
  .refine(({ fixedMin, fixedMax }) => (fixedMin ?? 0) <= (fixedMax ?? fixedMin ?? 0), {
    message: "fixedMin must not be above fixedMax",
    path: ["fixedMin"],
  });

/** Skills alone find somebody from so many on: fewer are no overlap in what the work is. */
const fewestSkills = 2;

/**
 * What a vacancy asks and offers, without a vacancy: a recruiter's standing search. What is not said asks nothing. Nothing
 * unknown is taken, so that a demand with a slip of the pen is refused instead of being left out.
 */
export const standingSearchSchema = z
  .strictObject({
    occupations: demand(z.array(occupationConceptSchema).max(3)),
    skills: demand(shape.skills),
    places: demand(
      z
        .array(z.strictObject({ vector: unitVectorSchema, label: z.string().min(1).max(120) }))
        .max(5),
    ),
    workMode: shape.workMode,
    officeDays: shape.officeDays,
    remoteCountries: demand(shape.remoteCountries),
    contractKinds: demand(shape.contractKinds),
    hours: shape.hours,
    pay: offeredPaySchema.optional(),
    languages: demand(shape.languages),
    education: shape.education,
    yearsAsked: shape.yearsAsked,
    seniority: shape.seniority,
    roleFamily: shape.roleFamily,
    competencies: shape.competencies.default({}),
    newBusiness: sales.newBusiness,
    accountManagement: sales.accountManagement,
    teamSizeLed: sales.teamSizeLed,
    sectors: demand(z.array(sectorConceptSchema).max(5)),
    /** For whom the search is: whoever avoids this employer is not found. */
    employerId: employerIdSchema.optional(),
  })
  .refine(({ occupations, skills }) => occupations.length > 0 || skills.length >= fewestSkills, {
    message: `must name an occupation, or at least ${fewestSkills} skills`,
    path: ["occupations"],
  });
export type StandingSearch = z.infer<typeof standingSearchSchema>;
