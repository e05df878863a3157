import type { Searchable } from "./searchable.ts";

export function newerFirst(one: Searchable, other: Searchable): number {
  return other.postedDay - one.postedDay || (one.vacancyId < other.vacancyId ? -1 : 1);
}

/** Vacancies kept newest first while they come and go. */
export interface SortedVacancies {
  readonly all: readonly Searchable[];
  add(vacancy: Searchable): void;
  /** Takes the vacancy as it was added. */
  remove(vacancy: Searchable): void;
}

export function createSortedVacancies(): SortedVacancies {
  const all: Searchable[] = [];
  /** Where the vacancy stands, or would. */
  const placeOf = (vacancy: Searchable): number => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = all[middle];
      if (there === undefined) break;
      if (there.vacancyId !== vacancy.vacancyId && newerFirst(there, vacancy) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    all,
    add: (vacancy) => void all.splice(placeOf(vacancy), 0, vacancy),
    remove(vacancy) {
      const place = placeOf(vacancy);
      if (all[place]?.vacancyId === vacancy.vacancyId) all.splice(place, 1);
    },
  };
}
