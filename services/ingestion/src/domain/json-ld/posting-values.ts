import { z } from "zod";
import { readNumber } from "../read-number.ts";
import { decodeEntities } from "./decode-entities.ts";

/** A text in one line; entities in it are a slip of whoever wrote the page. */
export const text = (maximum: number) =>
  z
    .string()
    .max(maximum * 4, `must have at most ${maximum} characters`)
    .transform((value) => decodeEntities(value).replaceAll(/\s+/g, " ").trim())
    .pipe(z.string().max(maximum, `must have at most ${maximum} characters`));

/** HTML; some write it escaped once, and then it has no tag of its own. */
export const markup = z
  .string({ error: "must be a text" })
  .max(400_000, "must have at most 400000 characters")
  .transform((value) => {
    const isEscaped = !/<[a-z/!]/i.test(value) && /&lt;[a-z/]/i.test(value);
    return isEscaped ? decodeEntities(value) : value;
  });

/** One or several of something, as schema.org allows everywhere. */
export const several = <Schema extends z.ZodType>(schema: Schema, maximum: number) =>
  z
    .unknown()
    .transform((value) => [value].flat(1).filter((one) => one !== null && one !== ""))
    .pipe(z.array(schema).max(maximum, `must have at most ${maximum} elements`));

/** A name, or a thing that has one. */
export const named = (maximum: number) =>
  z
    .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)], {
      error: "must be a name, or an object with one",
    })
    .pipe(text(maximum));

/** Numbers of one amount or a range: 3500, "3.500", "€ 3.000 - € 4.500", "45k". */
const amounts = z.union([z.number(), z.string().max(120)], { error: "must be an amount" });

const AMOUNT_MAXIMUM = 100_000_000;

function readAmounts(written: string | number | null | undefined): number[] {
  if (written === null || written === undefined) return [];
  if (typeof written === "number") return [written].filter(isAmount);
  return [...written.matchAll(/(\d[\d.,]*)\s?(k\b)?/gi)]
    .map(([, digits = "", thousands]) => {
      const amount = readNumber(digits.replace(/[.,]+-?$/, ""));
      return thousands === undefined ? amount : amount * 1_000;
    })
    .filter(isAmount)
    .slice(0, 2);
}

function isAmount(amount: number): boolean {
  return Number.isFinite(amount) && amount >= 0 && amount <= AMOUNT_MAXIMUM;
}

const quantitySchema = z.object({
  value: amounts.nullish().catch(undefined),
  minValue: amounts.nullish().catch(undefined),
  maxValue: amounts.nullish().catch(undefined),
  unitText: z.string().max(60).nullish().catch(undefined),
});

export interface ReadSalary {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly unit: string | undefined;
  readonly currency: string | undefined;
}

/** A number, a text, a MonetaryAmount, or one with a QuantitativeValue inside; the unit may stand with either. */
export const salary = z.union(
  [
    amounts.transform((value) => salaryFrom({ value }, {})),
    quantitySchema
      .extend({
        value: z.union([amounts, quantitySchema]).nullish(),
        currency: z.string().max(20).nullish().catch(undefined),
      })
      .transform(({ value, ...outer }) =>
        typeof value === "object" && value !== null
          ? salaryFrom(value, outer)
          : salaryFrom({ ...outer, value }, outer),
      ),
  ],
  { error: "must be an amount, a range, or a MonetaryAmount" },
);

interface Quantity {
  readonly value?: string | number | null | undefined;
  readonly minValue?: string | number | null | undefined;
  readonly maxValue?: string | number | null | undefined;
  readonly unitText?: string | null | undefined;
}

function salaryFrom(
  quantity: Quantity,
  outer: { unitText?: string | null | undefined; currency?: string | null | undefined },
): ReadSalary {
  const [single, second] = readAmounts(quantity.value);
  const [min] = readAmounts(quantity.minValue);
  const [max] = readAmounts(quantity.maxValue);
  const spoken = typeof quantity.value === "string" ? quantity.value : undefined;
  return {
    min: min ?? single,
    max: max ?? second ?? single,
    unit: quantity.unitText ?? outer.unitText ?? spoken,
    currency: outer.currency ?? undefined,
  };
}

const units: readonly (readonly [string, RegExp])[] = [
  ["hour", /hour|uur|\bhrs?\b|^hur$|pt1h/i],
  ["day", /\bday|daily|\bdag|^p1d$/i],
  ["week", /week|^wee$|^p1w$|^p7d$/i],
  ["month", /month|maand|\bmnd\b|\bp\.?m\b|^mon$|^p1m$/i],
  ["year", /year|annu|jaar|\bp\.?j\b|\byr\b|^ann$|^p1y$/i],
];

/** The period that a unit names, in any of the ways it is written. */
export function periodOf(unit: string | undefined): string | undefined {
  const words = unit?.replaceAll("_", " ") ?? "";
  return units.find(([, pattern]) => pattern.test(words))?.[0];
}

const countries: Readonly<Record<string, string>> = {
  nederland: "NL",
  netherlands: "NL",
  "the netherlands": "NL",
  holland: "NL",
  nld: "NL",
  belgië: "BE",
  belgie: "BE",
  belgium: "BE",
  bel: "BE",
  duitsland: "DE",
  germany: "DE",
  deutschland: "DE",
  deu: "DE",
  frankrijk: "FR",
  france: "FR",
  luxemburg: "LU",
  luxembourg: "LU",
  "united kingdom": "GB",
  "verenigd koninkrijk": "GB",
  uk: "GB",
  "united states": "US",
  usa: "US",
};

/** The two-letter code of a country that is named; undefined when nobody here knows it. */
export function countryOf(name: string): string | undefined {
  const words = name.trim().toLowerCase();
  return countries[words] ?? (/^[a-z]{2}$/.test(words) ? words.toUpperCase() : undefined);
}
