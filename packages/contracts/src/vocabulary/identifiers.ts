import { z } from "zod";

export const candidateIdSchema = z.uuid();
export const vacancyIdSchema = z.uuid();
export const organisationIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and hyphens");
export const employerIdSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and hyphens");

/** A version of a state: starts at 1, only grows, never restarts. */
export const versionSchema = z.int().min(1);
/** The running number of a grant of one list by one candidate. */
export const epochSchema = z.int().min(1);

/** An instant, RFC 3339 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime({ precision: 3 });

/** A whole UTC day as days since 1970-01-01. */
export const daySchema = z.int().min(0).max(100_000);

/** 0 (nothing) to 10,000 (everything fits): hundredths of a point of one hundred. */
export const scoreSchema = z.int().min(0).max(10_000);
