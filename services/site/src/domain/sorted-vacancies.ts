import type { Vacancy } from "@raakvlak/contracts";

function newerFirst(one: Vacancy, other: Vacancy): number {
  return (
    (other.postedDay ?? 0) - (one.postedDay ?? 0) || (one.vacancyId < other.vacancyId ? -1 : 1)
  );
}

/** Vacancies kept newest first while they come and go. */
export interface SortedVacancies {
  readonly all: readonly Vacancy[];
  add(vacancy: Vacancy): void;
  /** Takes the very vacancy that was added. */
  remove(vacancy: Vacancy): void;
}

export function createSortedVacancies(): SortedVacancies {
  const all: Vacancy[] = [];
  /** Where the vacancy stands, or would. */
  const placeOf = (vacancy: Vacancy): number => {
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
