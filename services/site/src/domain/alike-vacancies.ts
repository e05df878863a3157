import type { Vacancy } from "@raakvlak/contracts";
import { likeness } from "./likeness.ts";
import type { Searchable } from "./searchable.ts";
import { createSortedVacancies, newerFirst, type SortedVacancies } from "./sorted-vacancies.ts";

/** Looked at per occupation, newest first: beyond them newer ones are of more use than likelier ones. */
const lookedAt = { same: 150, related: 30 };

/** Open vacancies by what work they are, to find those that are like another. */
export interface AlikeVacancies {
  add(vacancy: Searchable): void;
  remove(vacancy: Searchable): void;
  /** Best first, and of equals the newest; none but those of the same or related work. */
  mostLike(vacancy: Vacancy, limit: number): readonly Vacancy[];
}

export function createAlikeVacancies(
  related: (occupation: string) => readonly string[],
): AlikeVacancies {
  const byOccupation = new Map<string, SortedVacancies>();
  const newest = (occupation: string, count: number) =>
    byOccupation.get(occupation)?.all.slice(0, count) ?? [];
  return {
    add(vacancy) {
      for (const occupation of occupationsOf(vacancy.vacancy)) {
        const sorted = byOccupation.get(occupation) ?? createSortedVacancies();
        byOccupation.set(occupation, sorted);
        sorted.add(vacancy);
      }
    },
    remove(vacancy) {
      for (const occupation of occupationsOf(vacancy.vacancy))
        byOccupation.get(occupation)?.remove(vacancy);
    },
    mostLike(vacancy, limit) {
      const own = occupationsOf(vacancy);
      const same = new Set(own.flatMap((occupation) => newest(occupation, lookedAt.same)));
      const close = new Set(
        own.flatMap(related).flatMap((occupation) => newest(occupation, lookedAt.related)),
      );
      return [...new Set([...same, ...close])]
        .filter(({ vacancyId }) => vacancyId !== vacancy.vacancyId)
        .map((other) => ({ other, score: likeness(vacancy, other, same.has(other)) }))
        .toSorted((one, next) => next.score - one.score || newerFirst(one.other, next.other))
        .slice(0, limit)
        .map(({ other }) => other.vacancy);
    },
  };
}

function occupationsOf({ occupations }: Vacancy): string[] {
  return [...new Set(occupations.map(({ concept }) => concept))];
}
