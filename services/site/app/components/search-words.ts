import type { Locale } from "@raakvlak/contracts";
import { formatEuros, formatList, workModeLabel } from "@raakvlak/vocabulary";
import {
  filtersInUse,
  type SearchFilter,
  type VacancySearch,
} from "../../src/domain/vacancy-search.ts";
import { wordsIn } from "../words/choose-words.ts";

/** What one filter asks for, in a few words. */
export function filterWords(filter: SearchFilter, search: VacancySearch, locale: Locale): string {
  const { search: words } = wordsIn(locale);
  const said: Readonly<Record<SearchFilter, () => string>> = {
    text: () => words.textFilter(search.text),
    place: () => words.placeFilter(search.place?.label ?? "", String(search.radiusKm)),
    pay: () => words.payFilter(formatEuros(search.payMinimum ?? 0, locale)),
    statedPay: () => words.onlyStatedPay.toLowerCase(),
    hours: () => hoursWords(search, locale),
    workModes: () =>
      formatList(
        search.workModes.map((mode) => workModeLabel(mode, locale)),
        locale,
      ),
  };
  return said[filter]();
}

function hoursWords({ hoursMin, hoursMax }: VacancySearch, locale: Locale): string {
  const { search: words } = wordsIn(locale);
  if (hoursMin === undefined) return words.hoursAtMost(String(hoursMax));
  return hoursMax === undefined
    ? words.hoursAtLeast(String(hoursMin))
    : words.hoursBetween(String(hoursMin), String(hoursMax));
}

/** The whole search in one line; the list's own title when nothing is asked for. */
export function searchTitle(search: VacancySearch, locale: Locale): string {
  const { search: words } = wordsIn(locale);
  const filters = filtersInUse(search).map((filter) => filterWords(filter, search, locale));
  return filters.length === 0 ? words.listTitle : words.searchedTitle(filters.join(", "));
}
