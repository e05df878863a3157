import type { Vacancy } from "@raakvlak/contracts";
import { done, type Fact, type Outcome } from "@raakvlak/messaging";
import type { KeepVacancies, VacancyState } from "../use-cases/keep-vacancies.ts";

/** Vacancies, in bulk: what a mail says of them, and whether they may still be told. */
export function createVacancyChanged(keepVacancies: KeepVacancies) {
  return async function vacancyChanged(
    facts: readonly Fact<Vacancy>[],
  ): Promise<readonly Outcome[]> {
    await keepVacancies(facts.map(stateOf));
    return facts.map(() => done());
  };
}

function stateOf({ key, stateVersion = 0, data, time }: Fact<Vacancy>): VacancyState {
  return data
    ? { kind: "present", vacancy: data, storedAt: new Date(time) }
    : { kind: "gone", vacancyId: key, version: stateVersion };
}
