import type { Locale, WorkMode } from "@raakvlak/contracts";
import { findPlace, similarPlaces } from "@raakvlak/vocabulary";
import {
  everything,
  radiiKm,
  type SearchSort,
  type VacancySearch,
} from "../domain/vacancy-search.ts";
import { readAmount, readHours, type AmountFault } from "./read-number.ts";
import {
  keyOfName,
  parameterNames,
  sortNames,
  workModeNames,
  type SearchParameter,
} from "./search-parameters.ts";

export const textMaximum = 100;
const wordsMaximum = 10;
const pagesMaximum = 10_000;

/** Why something that was typed could not be used; the search goes on without it. */
export type SearchFault =
  | { readonly field: "text"; readonly code: "too-long" }
  | { readonly field: "place"; readonly code: "unknown"; readonly suggestions: readonly string[] }
  | ({ readonly field: "pay" } & AmountFault)
  | { readonly field: "hoursFrom" | "hoursTo"; readonly code: "not-a-number" | "reversed" };

export interface ReadSearch {
  readonly search: VacancySearch;
  /** What stands in the fields: also what could not be used. */
  readonly typed: Readonly<Record<"text" | "place" | "pay" | "hoursFrom" | "hoursTo", string>> &
    Pick<VacancySearch, "radiusKm">;
  readonly faults: readonly SearchFault[];
}

/** Understands a search's address. Unknown parameters and choices that the form does not offer are passed over. */
export function readSearch(parameters: URLSearchParams, locale: Locale): ReadSearch {
  const given = (parameter: SearchParameter) =>
    plain(parameters.get(parameterNames[locale][parameter]) ?? "");
  const typed = {
    text: given("text"),
    place: given("place").slice(0, textMaximum),
    pay: given("pay").slice(0, 20),
    hoursFrom: given("hoursFrom").slice(0, 10),
    hoursTo: given("hoursTo").slice(0, 10),
  };
  const text = shortened(typed.text);
  const place = readPlace(typed.place);
  const pay = readAmount(typed.pay);
  const hours = readHours(typed.hoursFrom, typed.hoursTo);
  const workModes = readWorkModes(parameters.getAll(parameterNames[locale].workMode), locale);
  const radiusKm = radiiKm.find((km) => String(km) === given("radius")) ?? everything.radiusKm;
  const search: VacancySearch = {
    text: text.value,
    ...place.value,
    // Without a place there is nothing to be near to.
    radiusKm: place.value.place === undefined ? everything.radiusKm : radiusKm,
    ...(pay.value !== undefined && { payMinimum: pay.value }),
    onlyStatedPay: given("onlyStatedPay") !== "",
    ...hours.value,
    workModes,
    sort: readSort(given("sort"), locale, text.value),
    page: readPage(given("page")),
  };
  return {
    search,
    typed: { ...typed, text: text.value, radiusKm },
    faults: [...text.faults, ...place.faults, ...pay.faults, ...hours.faults],
  };
}

/** Without control characters, and with single spaces. */
function plain(value: string): string {
  return value
    .slice(0, 500)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ")
    .trim();
}

function shortened(text: string): { value: string; faults: SearchFault[] } {
  const value = text.slice(0, textMaximum).split(" ").slice(0, wordsMaximum).join(" ").trim();
  return { value, faults: value === text ? [] : [{ field: "text", code: "too-long" }] };
}

function readPlace(typed: string): { value: Pick<VacancySearch, "place">; faults: SearchFault[] } {
  if (typed === "") return { value: {}, faults: [] };
  const place = findPlace(typed);
  if (place !== undefined) return { value: { place }, faults: [] };
  const suggestions = similarPlaces(typed, 3).map(({ label }) => label);
  return { value: {}, faults: [{ field: "place", code: "unknown", suggestions }] };
}

function readWorkModes(given: readonly string[], locale: Locale): WorkMode[] {
  const modes = given
    .slice(0, 10)
    .map((name) => keyOfName(workModeNames[locale], name))
    .filter((mode) => mode !== undefined);
  return [...new Set(modes)].toSorted();
}

function readSort(given: string, locale: Locale, text: string): SearchSort {
  const sort = keyOfName(sortNames[locale], given);
  if (sort === undefined) return text === "" ? "newest" : "relevance";
  return sort === "relevance" && text === "" ? "newest" : sort;
}

function readPage(given: string): number {
  return /^[1-9]\d{0,4}$/.test(given) ? Math.min(Number(given), pagesMaximum) : 1;
}
