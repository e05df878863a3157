import type { Vacancy } from "@raakvlak/contracts";

/** The site's own copy of all vacancies, in memory: open ones to read, closed ones to say so. */
export interface VacancyShelf {
  put(vacancy: Vacancy): void;
  remove(vacancyId: string): void;
  find(vacancyId: string): Vacancy | undefined;
  newest(limit: number, skip: number): readonly Vacancy[];
  countOpen(): number;
}

const newerFirst = (one: Vacancy, other: Vacancy) =>
  (other.postedDay ?? 0) - (one.postedDay ?? 0) ||
  one.vacancyId.localeCompare(other.vacancyId, "en");

/** Older versions than the one held are ignored, so that facts may come twice. */
export function createVacancyShelf(): VacancyShelf {
  const vacancies = new Map<string, Vacancy>();
  const open = () => [...vacancies.values()].filter((vacancy) => vacancy.status === "open");
  return {
    put(vacancy) {
      if ((vacancies.get(vacancy.vacancyId)?.version ?? 0) < vacancy.version)
        vacancies.set(vacancy.vacancyId, vacancy);
    },
    remove: (vacancyId) => void vacancies.delete(vacancyId),
    find: (vacancyId) => vacancies.get(vacancyId),
    newest: (limit, skip) =>
      open()
        .toSorted(newerFirst)
        .slice(skip, skip + limit),
    countOpen: () => open().length,
  };
}
