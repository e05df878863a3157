import { formatNumber } from "@raakvlak/vocabulary";
import {
  withoutFilter,
  type SearchResult,
  type VacancySearch,
} from "../../src/domain/vacancy-search.ts";
import { writeSearch } from "../../src/use-cases/write-search.ts";
import { listPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";
import { Notice } from "./notice.tsx";
import { filterWords } from "./search-words.ts";

/** Nothing found: says which filter costs most, as links to the search without it. */
export function EmptyResult({ search, result }: { search: VacancySearch; result: SearchResult }) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  if (result.without.size === 0) return <p className="lead">{words.nothingOpen}</p>;
  const wider = [...result.without]
    .filter(([, count]) => count > 0)
    .toSorted(([, one], [, other]) => other - one);
  return (
    <Notice title={words.nothingTitle}>
      <p>{wider.length > 0 ? words.nothingHelp : words.nothingAtAll}</p>
      {wider.length > 0 && (
        <ul>
          {wider.map(([filter, count]) => (
            <li key={filter}>
              <a href={listPath(locale) + writeSearch(withoutFilter(search, filter), locale)}>
                {words.without(filterWords(filter, search, locale))}
              </a>
              : {words.found(formatNumber(count, locale))}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
