import type { UnitVector, Vacancy } from "@raakvlak/contracts";
import { highestPay } from "./highest-pay.ts";

/** Hours of a vacancy that states none: no wish rules it out. */
const anyHours = { min: 1, max: 60 };

/**
 * What a search asks of a vacancy, worked out once when it comes. Every one has the same fields, filled: a search looks at
 * all of them, and objects of one shape are read many times faster than ones that lack this or that.
 */
export interface Searchable {
  readonly vacancy: Vacancy;
  readonly vacancyId: string;
  readonly postedDay: number;
  /** -1: not stated. */
  readonly pay: number;
  readonly hoursMin: number;
  readonly hoursMax: number;
  /** Empty: not stated. */
  readonly workMode: string;
  readonly vectors: readonly UnitVector[];
  /** Countries in which one may live to do it from home; empty: it is not done from home. `*`: any. */
  readonly homes: readonly string[];
}

export function searchableOf(vacancy: Vacancy): Searchable {
  const { min, max } = vacancy.hours ?? anyHours;
  const countries = vacancy.remoteCountries.length === 0 ? ["*"] : vacancy.remoteCountries;
  return {
    vacancy,
    vacancyId: vacancy.vacancyId,
    postedDay: vacancy.postedDay ?? 0,
    pay: highestPay(vacancy) ?? -1,
    hoursMin: min,
    hoursMax: max,
    workMode: vacancy.workMode ?? "",
    vectors: vacancy.places.map(({ vector: { x, y, z } }) => ({ x, y, z })),
    homes: vacancy.workMode === "remote" ? countries : [],
  };
}
