import { z } from "zod";

export const contractKinds = [
  "permanent",
  "temporary",
  "freelance",
  "secondment",
  "traineeship",
  "side-job",
] as const;
export const contractKindSchema = z.enum(contractKinds);
export type ContractKind = z.infer<typeof contractKindSchema>;

export const workModes = ["on-site", "hybrid", "remote"] as const;
export const workModeSchema = z.enum(workModes);
export type WorkMode = z.infer<typeof workModeSchema>;

/** What a vacancy asks for: somebody who sells, or somebody who leads sellers. `either` only on profiles. */
export const roleFamilySchema = z.enum(["seller", "leader"]);
export type RoleFamily = z.infer<typeof roleFamilySchema>;
export const wishedRoleFamilySchema = z.enum(["seller", "leader", "either"]);

/**
 * What makes a top seller, and what makes a good sales manager: two different sets. The keys of the second set are
 * asked only by leadership vacancies.
 */
export const sellerCompetencies = [
  "hunting",
  "closing",
  "account-growth",
  "consultative",
  "resilience",
] as const;
export const leaderCompetencies = [
  "finding-people",
  "developing-people",
  "keeping-people",
  "handling-underperformance",
  "no-excuses",
  "healthy-competition",
] as const;
export const competencies = [...sellerCompetencies, ...leaderCompetencies] as const;
export const competencySchema = z.enum(competencies);
export type Competency = z.infer<typeof competencySchema>;

/** 1 starter, 2 junior, 3 medior, 4 senior, 5 lead or director. */
export const senioritySchema = z.int().min(1).max(5);

/** Hours a week. */
export const hoursSchema = z
  .object({ min: z.int().min(1).max(60), max: z.int().min(1).max(60) })
  .refine((hours) => hours.min <= hours.max, {
    message: "min must not be above max",
    path: ["min"],
  });

/** Common European Framework of Reference for Languages, Council of Europe 2001. */
export const cefrLevels = ["A1", "A2", "B1", "B2", "C1", "C2"] as const;
export const cefrSchema = z.enum(cefrLevels);
export type Cefr = z.infer<typeof cefrSchema>;

/** ISO 639-1. */
export const languageCodeSchema = z
  .string()
  .regex(/^[a-z]{2}$/, "must be a two-letter language code");

/** Gross, whole euros a month. */
export const monthlyPaySchema = z.int().min(0).max(100_000);
