import type { RunReport } from "@raakvlak/contracts";
import { definedOnly } from "../domain/defined-only.ts";
import type { RunPlan } from "../domain/plan-run.ts";
import type { ItemProblem } from "../domain/source-item.ts";
import type { Changes } from "./apply-plan.ts";
import type { PageSettlement, Validators } from "./ports.ts";

export interface RunRequest {
  readonly dryRun: boolean;
  /** An operator has seen that the run closes more than its share. */
  readonly confirmClosing: boolean;
}

/** What became of a run, before it has a head. */
export type RunOutcome = Pick<RunReport, "outcome" | "detail" | "pages"> & {
  readonly plan?: RunPlan;
  readonly changes?: Changes;
  /** Kept when the run was done whole. */
  readonly validators?: Validators;
  /** Of a list of pages, beside those of its items. */
  readonly problems?: readonly ItemProblem[];
  /** What is true of pages once the plan is written. */
  readonly settlement?: PageSettlement;
};

const PROBLEMS_MAXIMUM = 1_000;
const nothing: Changes = { opened: 0, changed: 0, closed: 0, unchanged: 0 };

interface Head {
  readonly runId: string;
  readonly sourceId: string;
  readonly request: RunRequest;
  readonly startedAt: Date;
  readonly finishedAt: Date;
}

/** A run's report, bounded as the contract asks; `refused` counts what the list of problems may have no room for. */
export function reportOf(
  { runId, sourceId, request, startedAt, finishedAt }: Head,
  { outcome, detail, plan, changes = nothing, pages, problems = [] }: RunOutcome,
): RunReport {
  return {
    runId,
    sourceId,
    dryRun: request.dryRun,
    outcome,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    items: plan?.items ?? 0,
    ...changes,
    refused: plan?.refused ?? 0,
    problems: [...problems, ...(plan?.problems ?? [])]
      .slice(0, PROBLEMS_MAXIMUM)
      .map(({ item, field, message }) => ({ item, field, message })),
    ...definedOnly({ pages, detail: detail?.slice(0, 1_000) }),
  };
}
