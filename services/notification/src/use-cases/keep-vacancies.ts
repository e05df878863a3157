import type { Vacancy } from "@raakvlak/contracts";
import { viewOf, type VacancyView } from "../domain/vacancy-view.ts";
import type { VacancyStore } from "./vacancy-store.ts";

export type VacancyState =
  | { readonly kind: "present"; readonly vacancy: Vacancy; readonly storedAt?: Date }
  | { readonly kind: "gone"; readonly vacancyId: string; readonly version: number };

/**
 * Takes over what ingestion published. Merges are noted before the survivor's own version: a match of the survivor waits
 * for that version, so whoever places it can rely on its aliases being left out of what is claimed from then on.
 */
export function createKeepVacancies(vacancies: VacancyStore) {
  return async (states: readonly VacancyState[]): Promise<void> => {
    const views = states.map(stateView);
    const merges = views.flatMap((view) =>
      view.aliases.map((vacancyId) => ({ vacancyId, into: view.vacancyId })),
    );
    if (merges.length > 0) await vacancies.markMerged(merges);
    await vacancies.putMany(views);
  };
}

export type KeepVacancies = ReturnType<typeof createKeepVacancies>;

function stateView(state: VacancyState): VacancyView {
  if (state.kind === "present") {
    const { vacancy, storedAt } = state;
    return { ...viewOf(vacancy), ...(storedAt && { storedAt }) };
  }
  const { vacancyId, version } = state;
  return { vacancyId, version, status: "gone", aliases: [] };
}
