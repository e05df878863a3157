import { z } from "zod";
import { daySchema } from "../read-day.ts";
import type { Fields } from "../read-fields.ts";

const text = (maximum: number) =>
  z
    .string()
    .max(maximum, `must have at most ${maximum} characters`)
    .transform((value) => value.trim());

/** Names of offices and words of keywords; an empty one says nothing. */
const words = (maximum: number, each: number) =>
  z
    .array(text(each))
    .max(maximum, `must have at most ${maximum} elements`)
    .transform((list) => list.filter((word) => word !== ""));

const blockSchema = z.object({
  name: text(300).optional(),
  value: z.string().max(400_000).optional(),
});

/** "lt-1", "2-5" or "gt-15": the lower end. */
const years = z
  .string()
  .trim()
  .regex(/^(?:lt-\d{1,2}|gt-\d{1,2}|\d{1,2}-\d{1,2})$/, "must be years such as 2-5, lt-1 or gt-15")
  .transform((code) => (code.startsWith("lt") ? 0 : Number(/\d+/.exec(code)?.[0])));

/** The fields that we read of a position, each on its own: one that is damaged is left out and named. */
export const positionFields = {
  subcompany: text(200),
  office: text(200),
  additionalOffices: words(50, 200),
  department: text(120),
  recruitingCategory: text(120),
  jobDescriptions: z.array(blockSchema).max(50, "must have at most 50 elements"),
  employmentType: text(60),
  seniority: text(60),
  schedule: text(60),
  yearsOfExperience: years,
  keywords: text(2_000),
  occupation: text(120),
  occupationCategory: text(120),
  createdAt: daySchema,
} as const;

export type PositionFields = Fields<typeof positionFields>;
