import type { Vacancy } from "@raakvlak/contracts";
import { alertsFor, rankVacancies, type VacancyEntry } from "../domain/scan.ts";
import { scoredVacancyOf, type RelatedOccupations } from "../domain/scored-vacancy.ts";
import { countFitting } from "../domain/what-if.ts";
import type { IndexedVacancy, VacancyIndex, WishCounting } from "../use-cases/vacancy-index.ts";
import { createVersionedEntries } from "./versioned-entries.ts";

/** The plain index of vacancies: keeps the scoring inputs and looks at every open one, for every question. */
export function createPlainVacancyIndex(related: RelatedOccupations): VacancyIndex {
  const entries = createVersionedEntries<VacancyIndexEntry>();
  const open = new Map<string, VacancyIndexEntry>();
  return {
    put(vacancy) {
      const { vacancyId, version } = vacancy;
      const entry = vacancyEntryOf(vacancy, related);
      if (!entries.put(vacancyId, version, entry)) return;
      if (entry.vacancy.open) open.set(vacancyId, entry);
      else open.delete(vacancyId);
    },
    remove(vacancyId, version) {
      if (version === undefined) entries.drop(vacancyId);
      else if (!entries.put(vacancyId, version, undefined)) return;
      open.delete(vacancyId);
    },
    hold(vacancyId) {
      entries.hold(vacancyId);
      open.delete(vacancyId);
    },
    find: entries.find,
    alertsFor: (profile, measure) => alertsFor(profile, open.values(), measure),
    rank: (profile, measure, limit) => rankVacancies(profile, open.values(), measure, limit),
    startCount: (profile, measure) =>
      countAtOnce(() => countFitting(profile, entries.values(), measure)),
    sizes: () => ({ indexed: open.size, held: entries.sizes().held }),
  };
}

/** A count without portions: everything is looked at when the counts are asked. */
export function countAtOnce(counts: WishCounting["counts"]): WishCounting {
  return { goOn: () => false, counts, [Symbol.dispose]: () => undefined };
}

/** What an index of vacancies keeps of one. */
export type VacancyIndexEntry = IndexedVacancy & VacancyEntry;

export function vacancyEntryOf(vacancy: Vacancy, related: RelatedOccupations): VacancyIndexEntry {
  const { vacancyId, version, aliases } = vacancy;
  return {
    id: vacancyId,
    vacancyId,
    version,
    aliases,
    vacancy: scoredVacancyOf(vacancy, related),
    isMerged: vacancy.closed?.reason === "merged",
  };
}
