import type { Vacancy } from "@raakvlak/contracts";
import { highestPay, testsOf } from "./search-tests.ts";
import { likeness } from "./similar-vacancies.ts";
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
  /** Newest first. */
  open(): readonly Vacancy[];
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
  const held = new Map<string, Vacancy>();
  const open = createSortedVacancies();
  let revision = 0;
  let bestPaid: { revision: number; vacancies: readonly Vacancy[] } | undefined;

  const takeDown = (vacancyId: string) => {
    const vacancy = held.get(vacancyId);
    if (vacancy?.status !== "open") return;
    open.remove(vacancy);
    textIndex.remove(vacancy);
  };

  const byPay = (): readonly Vacancy[] => {
    if (bestPaid?.revision !== revision)
      bestPaid = {
        revision,
        // Stable: what pays the same, or does not say, stays newest first.
        vacancies: open.all.toSorted(
          (one, other) => (highestPay(other) ?? -1) - (highestPay(one) ?? -1),
        ),
      };
    return bestPaid.vacancies;
  };

  return {
    put(vacancy) {
      if ((held.get(vacancy.vacancyId)?.version ?? 0) >= vacancy.version) return;
      takeDown(vacancy.vacancyId);
      if (vacancy.status === "open") {
        held.set(vacancy.vacancyId, vacancy);
        open.add(vacancy);
        textIndex.add(vacancy);
      } else held.set(vacancy.vacancyId, { ...vacancy, text: "", html: "" });
      revision += 1;
    },
    remove(vacancyId) {
      takeDown(vacancyId);
      held.delete(vacancyId);
      revision += 1;
    },
    find: (vacancyId) => held.get(vacancyId),
    search(search) {
      const inOrder = search.sort === "pay" ? byPay() : open.all;
      return answer(inOrder, search, textIndex.match(search.text));
    },
    similar: (vacancy, limit) => mostLike(open.all, vacancy, relatedOccupations).slice(0, limit),
    open: () => open.all,
    revision: () => revision,
  };
}

function answer(
  inOrder: readonly Vacancy[],
  search: VacancySearch,
  scores: ReadonlyMap<string, number> | undefined,
): SearchResult {
  const { found, without } = sift(inOrder, search, scores);
  if (search.sort === "relevance" && scores !== undefined)
    found.sort(
      (one, other) => (scores.get(other.vacancyId) ?? 0) - (scores.get(one.vacancyId) ?? 0),
    );
  const first = (search.page - 1) * searchPageSize;
  return {
    total: found.length,
    payUnstated: found.filter((vacancy) => highestPay(vacancy) === undefined).length,
    vacancies: found.slice(first, first + searchPageSize),
    without,
  };
}

/** One pass over all: what passes every test is found, what fails one alone counts for doing without that one. */
function sift(
  vacancies: readonly Vacancy[],
  search: VacancySearch,
  scores: ReadonlyMap<string, number> | undefined,
): { found: Vacancy[]; without: Map<SearchFilter, number> } {
  const tests: [SearchFilter, (vacancy: Vacancy) => boolean][] = [...testsOf(search)];
  if (scores !== undefined) tests.push(["text", ({ vacancyId }) => scores.has(vacancyId)]);
  const found: Vacancy[] = [];
  const lostTo = new Map<SearchFilter, number>();
  for (const vacancy of vacancies) {
    const failed = tests.filter(([, passes]) => !passes(vacancy));
    if (failed.length === 0) found.push(vacancy);
    else if (failed.length === 1 && failed[0] !== undefined)
      lostTo.set(failed[0][0], (lostTo.get(failed[0][0]) ?? 0) + 1);
  }
  const without = new Map(
    filtersInUse(search).map((filter) => [filter, found.length + (lostTo.get(filter) ?? 0)]),
  );
  return { found, without };
}

function mostLike(
  vacancies: readonly Vacancy[],
  vacancy: Vacancy,
  related: (occupation: string) => readonly string[],
): Vacancy[] {
  const concepts = new Set(
    vacancy.occupations.flatMap(({ concept }) => [concept, ...related(concept)]),
  );
  return vacancies
    .filter(
      ({ vacancyId, occupations }) =>
        vacancyId !== vacancy.vacancyId && occupations.some(({ concept }) => concepts.has(concept)),
    )
    .map((other) => ({ other, score: likeness(vacancy, other, related) }))
    .toSorted((one, next) => next.score - one.score)
    .map(({ other }) => other);
}
