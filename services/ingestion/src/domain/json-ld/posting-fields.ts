import { z } from "zod";
import { daySchema } from "../read-day.ts";
import type { Fields } from "../read-fields.ts";
import { countryOf, markup, named, salary, several, text } from "./posting-values.ts";

const country = named(120).transform((name, context) => {
  const code = countryOf(name);
  if (code !== undefined) return code;
  context.addIssue({ code: "custom", message: "must be a two-letter country code" });
  return z.NEVER;
});

const addressSchema = z.union(
  [
    text(300).transform((words) => ({ words, country: undefined })),
    z
      .object({
        addressLocality: named(120).nullish().catch(undefined),
        addressRegion: named(120).nullish().catch(undefined),
        addressCountry: country.nullish().catch(undefined),
      })
      .transform(({ addressLocality, addressRegion, addressCountry }) => ({
        words: [addressLocality, addressRegion]
          .filter((part) => part !== null && part !== undefined && part !== "")
          .join(", "),
        country: addressCountry ?? undefined,
      })),
  ],
  { error: "must be a PostalAddress" },
);

const locationSchema = z.union(
  [
    z.object({ address: several(addressSchema, 20) }).transform(({ address }) => address),
    addressSchema.transform((address) => [address]),
  ],
  { error: "must be a Place with an address" },
);

const codes = several(z.string().max(200), 20).transform((list) =>
  list.flatMap((code) => code.split(/[,;|/]/)).map((code) => code.trim().toUpperCase()),
);

/** "32", 40, "32-40 uur per week", or a QuantitativeValue: hours a week. */
const workHours = z
  .union([z.number(), z.string().max(200)], { error: "must be hours a week such as 32-40" })
  .transform((written, context) => {
    const found = /(\d{1,2})(?:\s*(?:-|–|tot|to|t\/m)\s*(\d{1,2}))?(?![\d:])/.exec(String(written));
    const hours = [Number(found?.[1]), Number(found?.[2] ?? found?.[1])] as const;
    if (found && hours.every((each) => each >= 1 && each <= 60)) return hours;
    context.addIssue({ code: "custom", message: "must be hours a week such as 32-40" });
    return z.NEVER;
  });

const months = z
  .union([
    z.object({
      monthsOfExperience: z.union([
        z.number(),
        z
          .string()
          .regex(/^\d{1,3}$/)
          .transform(Number),
      ]),
    }),
    z
      .array(z.object({ monthsOfExperience: z.number() }))
      .min(1)
      .transform(([first]) => first),
  ])
  .transform((value) => value?.monthsOfExperience);

const credential = several(
  z.union([
    z.string(),
    z.object({ credentialCategory: z.string() }).transform((one) => one.credentialCategory),
  ]),
  20,
);

/** Words, or the name of a DefinedTerm; a long text is no word. */
const words = several(named(200), 50).transform((list) =>
  list
    .flatMap((one) => one.split(/[,;]/))
    .map((one) => one.trim())
    .filter((one) => one !== ""),
);

const webAddress = z.string().trim().min(1).max(2_000, "must have at most 2000 characters");

/** The fields that we read of a JobPosting, each on its own: one that is damaged is left out and named. */
export const postingFields = {
  description: markup,
  responsibilities: markup,
  qualifications: markup,
  hiringOrganization: several(named(200), 5).transform(([first]) => first),
  jobLocation: several(locationSchema, 50).transform((list) => list.flat()),
  jobLocationType: several(z.string().max(60), 10),
  applicantLocationRequirements: several(country, 50),
  employmentType: codes,
  datePosted: daySchema,
  validThrough: daySchema,
  baseSalary: several(salary, 5).transform(([first]) => first),
  salaryCurrency: text(20),
  workHours,
  industry: words,
  occupationalCategory: words,
  educationRequirements: credential,
  experienceRequirements: months,
  url: webAddress,
} as const;

export type PostingFields = Fields<typeof postingFields>;
