import { z } from "zod";
import type { Fields } from "../read-fields.ts";
import { readNumber } from "../read-number.ts";

const text = (maximum: number) => z.string().trim().max(maximum);
const markup = z.string().max(400_000);

/** Recruitee writes numbers as numbers or as strings, with or without grouping; both are read. */
const number = z
  .union([z.number(), z.string().transform(readNumber)])
  .pipe(z.number().min(0).max(100_000_000));

const hours = number.pipe(z.number().min(0).max(168));

/** Recruitee's "2026-08-05 09:41:37 UTC", or RFC 3339; the day counts. */
const day = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/, "must be a date such as 2026-08-05")
  .transform(utcDayOf)
  .pipe(z.int().min(0).max(100_000));

const country = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .pipe(z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code"));

const webUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .max(2_000);

const locationSchema = z.object({
  name: text(200).nullish(),
  city: text(120).nullish(),
  state: text(120).nullish(),
  country: text(120).nullish(),
  country_code: country.nullish().catch(undefined),
});

/** The fields that we read of an offer, each on its own: one that is damaged is left out and named. */
export const optionalFields = {
  company_name: text(200),
  description: markup,
  requirements: markup,
  city: text(120),
  location: text(300),
  state_name: text(120),
  country_code: country,
  locations: z.array(locationSchema).max(50),
  remote: z.boolean(),
  hybrid: z.boolean(),
  on_site: z.boolean(),
  min_hours: hours,
  max_hours: hours,
  min_hours_per_week: hours,
  max_hours_per_week: hours,
  employment_type_code: text(60),
  experience_code: text(60),
  education_code: text(60),
  category_code: text(60),
  department: text(120),
  tags: z.array(text(80)).max(50),
  salary: z.object({
    min: number.nullish(),
    max: number.nullish(),
    period: text(20).nullish(),
    currency: text(8).nullish(),
  }),
  careers_url: webUrl,
  careers_apply_url: webUrl,
  published_at: day,
  created_at: day,
  close_at: day,
  status: text(40),
} as const;

export type OptionalFields = Fields<typeof optionalFields>;

function utcDayOf(stamp: string): number {
  const at = Date.parse(`${stamp.slice(0, 10)}T00:00:00Z`);
  return Math.floor(at / 86_400_000);
}
