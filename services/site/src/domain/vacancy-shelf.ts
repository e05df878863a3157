import type { Vacancy } from "@raakvlak/contracts";
import { testsOf } from "./search-tests.ts";
import { searchableOf, type Searchable } from "./searchable.ts";
import { createAlikeVacancies } from "./alike-vacancies.ts";
import { createSortedVacancies } from "./sorted-vacancies.ts";
import type { TextIndex } from "./text-index.ts";
import {
  filtersInUse,
  searchPageSize,
  type SearchFilter,
  type SearchResult,
  type VacancySearch,
} from "./vacancy-search.ts";

/** The site's own copy of all vacancies, in memory: open ones to find and read, closed ones to say so. */
export interface VacancyShelf {
  /** Older versions than the one held are ignored, so that facts may come twice. */
  put(vacancy: Vacancy): void;
  remove(vacancyId: string): void;
  /** Of a closed vacancy the text is not kept. */
  find(vacancyId: string): Vacancy | undefined;
  search(search: VacancySearch): SearchResult;
  /** Open vacancies that are like this one, best first; none that has nothing to do with it. */
  similar(vacancy: Vacancy, limit: number): readonly Vacancy[];
  /** Newest first; all of them without a limit. */
  open(limit?: number): readonly Vacancy[];
  countOpen(): number;
  /** Grows with every change: what was made of the shelf stands as long as this does. */
  revision(): number;
}

export interface VacancyShelfOptions {
  readonly textIndex: TextIndex;
  readonly relatedOccupations: (occupation: string) => readonly string[];
}

export function createVacancyShelf({
  textIndex,
  relatedOccupations,
}: VacancyShelfOptions): VacancyShelf {
  const held = new Map<string, Searchable>();
  const open = createSortedVacancies();
  const alike = createAlikeVacancies(relatedOccupations);
  let revision = 0;
  let bestPaid: { revision: number; vacancies: readonly Searchable[] } | undefined;

  const takeDown = (vacancyId: string) => {
    const known = held.get(vacancyId);
    if (known?.vacancy.status !== "open") return;
    open.remove(known);
    alike.remove(known);
    textIndex.remove(known.vacancy);
  };

  const byPay = (): readonly Searchable[] => {
    if (bestPaid?.revision !== revision)
      // Stable: what pays the same, or does not say, stays newest first.
      bestPaid = { revision, vacancies: open.all.toSorted((one, other) => other.pay - one.pay) };
    return bestPaid.vacancies;
  };

  return {
    put(vacancy) {
      if ((held.get(vacancy.vacancyId)?.vacancy.version ?? 0) >= vacancy.version) return;
      takeDown(vacancy.vacancyId);
      const isOpen = vacancy.status === "open";
      const known = searchableOf(isOpen ? vacancy : { ...vacancy, text: "", html: "" });
      held.set(vacancy.vacancyId, known);
      if (isOpen) {
        open.add(known);
        alike.add(known);
        textIndex.add(vacancy);
      }
      revision += 1;
    },
    remove(vacancyId) {
      takeDown(vacancyId);
      held.delete(vacancyId);
      revision += 1;
    },
    find: (vacancyId) => held.get(vacancyId)?.vacancy,
    search(search) {
      const inOrder = search.sort === "pay" ? byPay() : open.all;
      return answer(inOrder, search, textIndex.match(search.text));
    },
    similar: alike.mostLike,
    open: (limit) => open.all.slice(0, limit).map(({ vacancy }) => vacancy),
    countOpen: () => open.all.length,
    revision: () => revision,
  };
}

type NamedTest = [filter: SearchFilter, passes: (vacancy: Searchable) => boolean];

function answer(
  inOrder: readonly Searchable[],
  search: VacancySearch,
  scores: ReadonlyMap<string, number> | undefined,
): SearchResult {
  const tests: NamedTest[] = [...testsOf(search)];
  // The quickest to answer goes first.
  if (scores !== undefined) tests.unshift(["text", ({ vacancyId }) => scores.has(vacancyId)]);
  const found = inOrder.filter((vacancy) => tests.every(([, passes]) => passes(vacancy)));
  if (search.sort === "relevance" && scores !== undefined)
    found.sort(
      (one, other) => (scores.get(other.vacancyId) ?? 0) - (scores.get(one.vacancyId) ?? 0),
    );
  const first = (search.page - 1) * searchPageSize;
  return {
    total: found.length,
    payUnstated: found.filter(({ pay }) => pay === -1).length,
    vacancies: found.slice(first, first + searchPageSize).map(({ vacancy }) => vacancy),
    without: found.length === 0 ? countsWithout(inOrder, search, tests) : new Map(),
  };
}

/** Nothing passes all: what fails one test alone is what there would be without it. */
function countsWithout(
  vacancies: readonly Searchable[],
  search: VacancySearch,
  tests: readonly NamedTest[],
): Map<SearchFilter, number> {
  const counts = new Map(filtersInUse(search).map((filter) => [filter, 0]));
  for (const vacancy of vacancies) {
    const failed = tests.filter(([, passes]) => !passes(vacancy)).map(([filter]) => filter);
    const [only, another] = failed;
    if (only !== undefined && another === undefined) counts.set(only, (counts.get(only) ?? 0) + 1);
  }
  return counts;
}
