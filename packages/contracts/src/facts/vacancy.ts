import { z } from "zod";
import {
  occupationConceptSchema,
  sectorConceptSchema,
  skillConceptSchema,
  skillLevelSchema,
  weightSchema,
} from "../vocabulary/concepts.ts";
import {
  daySchema,
  employerIdSchema,
  instantSchema,
  organisationIdSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { countrySchema, unitVectorSchema } from "../vocabulary/places.ts";
import {
  cefrSchema,
  competencySchema,
  contractKindSchema,
  hoursSchema,
  languageCodeSchema,
  monthlyPaySchema,
  roleFamilySchema,
  senioritySchema,
  workModeSchema,
} from "../vocabulary/work-terms.ts";

/** 0–100: how sure normalisation is of a value. */
export const confidenceSchema = z.int().min(0).max(100);

export const webUrlSchema = z.url({ protocol: /^https?$/ }).max(2_000);

export const vacancyPlaceSchema = z.object({
  vector: unitVectorSchema,
  label: z.string().min(1).max(120),
  municipality: z.string().max(80).optional(),
  province: z.string().max(40).optional(),
  country: countrySchema,
});

/** Gross, whole euros a month for full-time hours as stated; what was said stays beside what was understood. */
export const vacancyPaySchema = z
  .object({
    stated: z.boolean(),
    fixedMin: monthlyPaySchema.optional(),
    fixedMax: monthlyPaySchema.optional(),
    /** Variable pay a month when the target is met. */
    variable: monthlyPaySchema.optional(),
    /** Fixed and variable together when the target is met. */
    onTarget: monthlyPaySchema.optional(),
    period: z.enum(["hour", "day", "week", "month", "year"]).optional(),
    words: z.string().max(300).optional(),
  })
  .refine(
    (pay) =>
      pay.fixedMin === undefined || pay.fixedMax === undefined || pay.fixedMin <= pay.fixedMax,
    {
      message: "fixedMin must not be above fixedMax",
      path: ["fixedMin"],
    },
  );

export const salesFacetsSchema = z.object({
  /** Share of the work in hundredths: finding new customers, and growing existing ones. */
  newBusiness: z.int().min(0).max(100).optional(),
  accountManagement: z.int().min(0).max(100).optional(),
  market: z.enum(["b2b", "b2c", "both"]).optional(),
  sectors: z.array(sectorConceptSchema).max(5),
  teamSizeLed: z.int().min(0).max(1_000).optional(),
  /** Length of a typical sale in days. */
  cycleDays: z.int().min(0).max(1_500).optional(),
  /** Size of a typical deal in whole euros. */
  dealSize: z.int().min(0).max(1_000_000_000).optional(),
  /** Days a week on the road. */
  travelDays: z.int().min(0).max(5).optional(),
});

/** Where a value came from: the field's path, the source's words, how sure. */
export const originSchema = z.object({
  source: z.string().min(1).max(64),
  words: z.string().max(300).optional(),
  confidence: confidenceSchema,
});

export const findingSchema = z.object({
  code: z.enum([
    "age-wording",
    "gender-wording",
    "pay-missing",
    "place-unknown",
    "occupation-unknown",
    "text-shortened",
  ]),
  field: z.string().max(80),
  words: z.string().max(120).optional(),
});

const vacancyShape = z.object({
  vacancyId: vacancyIdSchema,
  organisationId: organisationIdSchema,
  version: versionSchema,
  status: z.enum(["open", "closed"]),
  closed: z
    .object({
      reason: z.enum(["gone-from-source", "expired", "filled", "withdrawn", "merged"]),
      at: instantSchema,
      mergedInto: vacancyIdSchema.optional(),
    })
    .optional(),
  /** Ids that were merged into this one, transitively. */
  aliases: z.array(vacancyIdSchema).max(50),
  title: z.string().min(1).max(200),
  employer: z.object({ id: employerIdSchema, name: z.string().min(1).max(120) }),
  sources: z
    .array(
      z.object({
        source: z.string().min(1).max(64),
        externalId: z.string().min(1).max(200),
        url: webUrlSchema.optional(),
      }),
    )
    .min(1)
    .max(20),
  /** Plain text; the html is clean: only the tags that ingestion allows. */
  text: z.string().max(20_000),
  html: z.string().max(60_000),
  language: languageCodeSchema.optional(),
  places: z.array(vacancyPlaceSchema).max(5),
  workMode: workModeSchema.optional(),
  officeDays: z.int().min(0).max(5).optional(),
  /** Countries in which a remote worker may live; empty: not said. */
  remoteCountries: z.array(countrySchema).max(30),
  contractKinds: z.array(contractKindSchema).max(6),
  hours: hoursSchema.optional(),
  pay: vacancyPaySchema,
  occupations: z
    .array(z.object({ concept: occupationConceptSchema, confidence: confidenceSchema }))
    .max(3),
  skills: z
    .array(
      z.object({
        concept: skillConceptSchema,
        need: z.enum(["must", "nice"]),
        level: skillLevelSchema.optional(),
      }),
    )
    .max(40),
  languages: z.array(z.object({ code: languageCodeSchema, level: cefrSchema })).max(6),
  /** Dutch level names. */
  education: z.enum(["vmbo", "mbo", "hbo", "wo"]).optional(),
  yearsAsked: z.int().min(0).max(60).optional(),
  seniority: senioritySchema.optional(),
  roleFamily: roleFamilySchema.optional(),
  competencies: z.partialRecord(competencySchema, weightSchema),
  sales: salesFacetsSchema,
  postedDay: daySchema.optional(),
  validThroughDay: daySchema.optional(),
  applyUrl: webUrlSchema.optional(),
  /** Per field path (`pay.fixedMin`) the origin of its value. */
  origin: z.record(z.string().max(80), originSchema),
  findings: z.array(findingSchema).max(50),
});

/** A vacancy as it stands, open or closed. Absent means "not said". */
export const vacancySchema = vacancyShape
  .refine((vacancy) => (vacancy.status === "closed") === (vacancy.closed !== undefined), {
    message: "closed must be given exactly when the status is closed",
    path: ["closed"],
  })
  .refine(
    (vacancy) =>
      (vacancy.closed?.reason === "merged") === (vacancy.closed?.mergedInto !== undefined),
    {
      message: "mergedInto must be given exactly when the reason is merged",
      path: ["closed", "mergedInto"],
    },
  );

export type Vacancy = z.infer<typeof vacancySchema>;
export type VacancyFinding = z.infer<typeof findingSchema>;
