import type { RunReport, Source } from "@raakvlak/contracts";
import { utcDay, type Clock } from "@raakvlak/runtime";
import { closingShare, planRun, type RunPlan } from "../domain/plan-run.ts";
import type { ApplyPlan } from "./apply-plan.ts";
import type { Claim, ContentsStore, RunStore, SourceStore, StoredSource } from "./ports.ts";
import type { ReadSource, SourceReading } from "./read-source.ts";
import { reportOf, type RunOutcome, type RunRequest } from "./run-report.ts";

export type RunSource = (
  sourceId: string,
  request: RunRequest,
  signal: AbortSignal,
) => Promise<RunReport | "unknown" | "busy">;

interface Needs {
  readonly sources: SourceStore;
  readonly runs: RunStore;
  readonly contents: ContentsStore;
  readonly readSource: ReadSource;
  readonly applyPlan: ApplyPlan;
  readonly newRunId: () => string;
  readonly clock: Clock;
}

/** How long a run owns its source without a sign of life; a dead process's run is then taken over. */
const LEASE_MS = 15_000;
const RENEW_MS = 4_000;

/**
 * Reads a source and publishes what really changed. One run a source at a time. Expected faults of the source are in the
 * report; it throws only when our own stores fail, and the next run then finishes what this one began.
 */
export function createRunSource(needs: Needs): RunSource {
  return async (sourceId, request, signal) => {
    const startedAt = needs.clock.now();
    const runId = needs.newRunId();
    const report = (outcome: RunOutcome) =>
      reportOf({ runId, sourceId, request, startedAt, finishedAt: needs.clock.now() }, outcome);
    if (request.dryRun) {
      const stored = await needs.sources.find(sourceId);
      return stored ? report(await preview(needs, stored, request, signal)) : "unknown";
    }
    const claim = await needs.sources.claim(sourceId, {
      runId,
      startedAt,
      leaseUntil: leaseFrom(startedAt),
    });
    if (typeof claim === "string") return claim;
    if (claim.abandoned) await reportAbandoned(needs, claim);
    const outcome = await withLease(needs, claim, () => run(needs, claim, request, signal));
    const finished = report(outcome);
    await needs.runs.put(finished);
    await needs.sources.finish(claim, runId, outcome.validators);
    return finished;
  };
}

async function run(
  needs: Needs,
  claim: Claim,
  request: RunRequest,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const decided = await decide(needs, claim.stored, request, signal);
  if (!decided.plan || decided.outcome !== "done") return decided;
  const between = async () => {
    signal.throwIfAborted();
    await needs.sources.renew(claim, leaseFrom(needs.clock.now()));
  };
  return { ...decided, changes: await needs.applyPlan.write(claim, decided.plan, between) };
}

async function preview(
  needs: Needs,
  stored: StoredSource,
  request: RunRequest,
  signal: AbortSignal,
): Promise<RunOutcome> {
  // What the last run read does not matter: a dry run shows everything that a run would do now.
  const { validators: _known, ...fresh } = stored;
  const decided = await decide(needs, fresh, request, signal);
  return decided.plan
    ? { ...decided, changes: await needs.applyPlan.preview(stored.source, decided.plan) }
    : decided;
}

/** Reads and plans; nothing is written before this has answered "done". */
async function decide(
  needs: Needs,
  stored: StoredSource,
  { confirmClosing }: RunRequest,
  signal: AbortSignal,
): Promise<RunOutcome> {
  const reading = await needs.readSource(stored, signal);
  if (reading.kind === "not-modified") return { outcome: "not-modified" };
  if (reading.kind === "failed") return { outcome: "failed", detail: reading.detail };
  const open = await needs.contents.load(stored.source.sourceId);
  const today = utcDay(needs.clock.now());
  if (reading.kind === "gone")
    return goneOutcome(reading, open, { today, confirmClosing, source: stored.source });
  const { items, incomplete, validators } = reading;
  if (incomplete !== undefined && items.length === 0)
    return { outcome: "failed", detail: incomplete };
  const plan = planRun(items, open, { today, isWhole: incomplete === undefined });
  const question = confirmClosing ? undefined : questionAbout(plan, open.size, stored.source);
  // Without validators: the next run reads the same feed again, when somebody has answered.
  if (question !== undefined) return { outcome: "needs-confirmation", detail: question, plan };
  return {
    outcome: "done",
    plan,
    ...(validators ? { validators } : {}),
    ...(incomplete === undefined
      ? {}
      : { detail: `${incomplete} What is missing was not taken for gone.` }),
  };
}

interface GoneNeeds {
  readonly today: number;
  readonly confirmClosing: boolean;
  readonly source: Source;
}

/** A page that is gone takes its one vacancy along; of several, somebody is asked. */
function goneOutcome(
  { detail, validators }: Extract<SourceReading, { kind: "gone" }>,
  open: ReadonlySet<string>,
  { today, confirmClosing, source }: GoneNeeds,
): RunOutcome {
  if (open.size === 0) return { outcome: "failed", detail };
  const plan = planRun([], open, { today, isWhole: true });
  if (confirmClosing || open.size === 1) return { outcome: "done", plan, validators, detail };
  const question = questionAbout(plan, open.size, source);
  return question === undefined
    ? { outcome: "done", plan, validators, detail }
    : { outcome: "needs-confirmation", plan, detail: question };
}

function questionAbout(
  plan: RunPlan,
  openCount: number,
  { closeShareMaximum }: Source,
): string | undefined {
  const share = closingShare(plan, openCount);
  if (openCount > 0 && plan.items === 0)
    return `The feed is empty; ${openCount} open vacancies would close.`;
  if (share <= closeShareMaximum) return undefined;
  return `${share} % of the ${openCount} open vacancies would close; at most ${closeShareMaximum} % close without a question.`;
}

/** Keeps the lease alive while the work goes on, also when a single step takes long. */
async function withLease<Result>(
  { sources, clock }: Needs,
  claim: Claim,
  work: () => Promise<Result>,
): Promise<Result> {
  await using _renewal = clock.every(RENEW_MS, () => sources.renew(claim, leaseFrom(clock.now())));
  return await work();
}

function leaseFrom(at: Date): Date {
  return new Date(at.getTime() + LEASE_MS);
}

/** A run whose process died has told nobody: its report is written by the run that takes over. */
async function reportAbandoned(
  { runs, clock }: Needs,
  { abandoned, stored }: Claim,
): Promise<void> {
  if (!abandoned) return;
  const head = {
    runId: abandoned.runId,
    sourceId: stored.source.sourceId,
    startedAt: abandoned.startedAt,
    finishedAt: clock.now(),
  };
  const request = { dryRun: false, confirmClosing: false };
  await runs.put(
    reportOf(
      { ...head, request },
      {
        outcome: "failed",
        detail: "The run ended before it was done; the next run does the rest.",
      },
    ),
  );
}
