import { done, skipped, type AnyFact, type Outcome } from "@raakvlak/messaging";
import type { PlanJobs } from "../use-cases/plan-jobs.ts";
import { stateRecordOf } from "./state-record-of.ts";

/** Vacancies and profiles, for the dispatcher: each new state gets its job; what needs none is skipped with the reason. */
export function createStatesReceived(planJobs: PlanJobs) {
  return async function statesReceived(facts: readonly AnyFact[]): Promise<readonly Outcome[]> {
    const planned = await planJobs(facts.map(stateRecordOf));
    return planned.map((became) => (became === "job" ? done() : skipped(became)));
  };
}
