import type { Locale } from "@raakvlak/contracts";
import { everything, type VacancySearch } from "../domain/vacancy-search.ts";
import {
  keyOfName,
  parameterNames,
  searchParameters,
  sortNames,
  workModeNames,
  type SearchParameter,
} from "./search-parameters.ts";

/** A search as the query of its address, `?` included: the same search has one spelling. Empty for a search of everything. */
export function writeSearch(search: VacancySearch, locale: Locale): string {
  const { text, radiusKm, page } = search;
  const usualSort = text === "" ? "newest" : "relevance";
  const values: Readonly<Record<SearchParameter, readonly (string | number)[]>> = {
    text: unless(text, ""),
    place: unless(search.place?.label, undefined),
    radius: unless(radiusKm, everything.radiusKm),
    pay: unless(search.payMinimum, undefined),
    onlyStatedPay: search.onlyStatedPay ? ["1"] : [],
    hoursFrom: unless(search.hoursMin, undefined),
    hoursTo: unless(search.hoursMax, undefined),
    workMode: search.workModes.map((mode) => workModeNames[locale][mode]),
    sort: search.sort === usualSort ? [] : [sortNames[locale][search.sort]],
    page: unless(page, 1),
  };
  const parameters = new URLSearchParams();
  for (const parameter of searchParameters)
    for (const value of values[parameter])
      parameters.append(parameterNames[locale][parameter], String(value));
  return queryOf(parameters);
}

/** The same query in the other language's words, also what could not be understood; what is no part of a search is left out. */
export function translateSearch(parameters: URLSearchParams, from: Locale, to: Locale): string {
  const translated = new URLSearchParams();
  for (const parameter of searchParameters)
    for (const value of parameters.getAll(parameterNames[from][parameter]).slice(0, 10))
      if (value !== "")
        translated.append(
          parameterNames[to][parameter],
          translatedValue(parameter, value.slice(0, 200), from, to),
        );
  return queryOf(translated);
}

function translatedValue(
  parameter: SearchParameter,
  value: string,
  from: Locale,
  to: Locale,
): string {
  if (parameter === "workMode") {
    const mode = keyOfName(workModeNames[from], value);
    return mode === undefined ? value : workModeNames[to][mode];
  }
  if (parameter !== "sort") return value;
  const sort = keyOfName(sortNames[from], value);
  return sort === undefined ? value : sortNames[to][sort];
}

/** What goes without saying is not said. */
function unless<Value>(value: Value | undefined, usual: Value | undefined): Value[] {
  return value === usual || value === undefined ? [] : [value];
}

function queryOf(parameters: URLSearchParams): string {
  return parameters.size === 0 ? "" : `?${parameters.toString()}`;
}
