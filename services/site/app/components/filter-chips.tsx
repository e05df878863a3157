import {
  filtersInUse,
  withoutFilter,
  type VacancySearch,
} from "../../src/domain/vacancy-search.ts";
import { writeSearch } from "../../src/use-cases/write-search.ts";
import { listPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";
import { filterWords } from "./search-words.ts";

/** What was understood of the search; each part is a link to the search without it. */
export function FilterChips({ search }: { search: VacancySearch }) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  const filters = filtersInUse(search);
  if (filters.length === 0) return undefined;
  return (
    <ul className="chips" aria-label={words.filters}>
      {filters.map((filter) => {
        const said = filterWords(filter, search, locale);
        return (
          <li key={filter}>
            <a
              className="chip chip-remove"
              href={listPath(locale) + writeSearch(withoutFilter(search, filter), locale)}
              aria-label={words.removeFilter(said)}
            >
              {said}
            </a>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <a className="chip" href={listPath(locale)}>
            {words.clearAll}
          </a>
        </li>
      )}
    </ul>
  );
}
