import type { PagesReport, RunReport, Source } from "@raakvlak/contracts";
import { utcDay, type Clock } from "@raakvlak/runtime";
import { closingShare, planRun, type RunPlan } from "../domain/plan-run.ts";
import type { ApplyPlan } from "./apply-plan.ts";
import type { PagesContext } from "./pages/read-pages.ts";
import type {
  Claim,
  ContentsStore,
  PageStore,
  RunStore,
  SourceStore,
  StoredSource,
} from "./ports.ts";
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
  readonly pages: Pick<PageStore, "settle">;
  readonly readSource: ReadSource;
  readonly applyPlan: ApplyPlan;
  readonly newRunId: () => string;
  readonly clock: Clock;
}

/** How long a run owns its source without a sign of life; a dead process's run is then taken over. */
const LEASE_MS = 15_000;
const RENEW_MS = 4_000;
/** What a run that broke off had read counts for so long. */
const RESUME_MS = 3_600_000;

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
    const outcome = await run(needs, claim, request, signal);
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
  const since = resumableSince(claim, needs.clock.now());
  let progress: PagesReport | undefined;
  const renew = () =>
    needs.sources.renew(claim, leaseFrom(needs.clock.now()), {
      ...(since ? { since } : {}),
      ...(progress ? { pages: progress } : {}),
    });
  if (since) await renew();
  const context: PagesContext = {
    claim,
    ...(since ? { since } : {}),
    onProgress: (pages) => void (progress = pages),
  };
  // Kept alive while the work goes on, also when a single step takes long.
  await using _renewal = needs.clock.every(RENEW_MS, renew);
  const decided = await decide(needs, claim.stored, { request, context }, signal);
  if (!decided.plan || decided.outcome !== "done") return decided;
  const between = async () => {
    signal.throwIfAborted();
    await renew();
  };
  const changes = await needs.applyPlan.write(claim, decided.plan, between);
  if (decided.settlement) await needs.pages.settle(claim, decided.settlement);
  return { ...decided, changes };
}

/** Since when pages that were read need not be asked for again: the run before broke off, and not long ago. */
function resumableSince({ abandoned }: Claim, now: Date): Date | undefined {
  const since = abandoned?.since ?? abandoned?.startedAt;
  return since && now.getTime() - since.getTime() < RESUME_MS ? since : undefined;
}

async function preview(
  needs: Needs,
  stored: StoredSource,
  request: RunRequest,
  signal: AbortSignal,
): Promise<RunOutcome> {
  // What the last run read does not matter: a dry run shows everything that a run would do now.
  const { validators: _known, ...fresh } = stored;
  const decided = await decide(needs, fresh, { request, context: {} }, signal);
  return decided.plan
    ? { ...decided, changes: await needs.applyPlan.preview(stored.source, decided.plan) }
    : decided;
}

/** Reads and plans; nothing is written before this has answered "done". */
async function decide(
  needs: Needs,
  stored: StoredSource,
  { request: { confirmClosing }, context }: { request: RunRequest; context: PagesContext },
  signal: AbortSignal,
): Promise<RunOutcome> {
  const reading = await needs.readSource(stored, context, signal);
  if (reading.kind === "not-modified") return { outcome: "not-modified" };
  if (reading.kind === "failed") return failedOutcome(reading);
  const open = await needs.contents.load(stored.source.sourceId);
  const today = utcDay(needs.clock.now());
  const decideNeeds = { today, confirmClosing, source: stored.source };
  if (reading.kind === "pages") return pagesOutcome(reading, open, decideNeeds);
  if (reading.kind === "gone") return goneOutcome(reading, open, decideNeeds);
  return feedOutcome(reading, open, decideNeeds);
}

interface DecideNeeds {
  readonly today: number;
  readonly confirmClosing: boolean;
  readonly source: Source;
}

function feedOutcome(
  { items, incomplete, validators }: Extract<SourceReading, { kind: "items" }>,
  open: ReadonlySet<string>,
  { today, confirmClosing, source }: DecideNeeds,
): RunOutcome {
  if (incomplete !== undefined && items.length === 0)
    return { outcome: "failed", detail: incomplete };
  const plan = planRun(items, open, { today, isWhole: incomplete === undefined });
  const question = confirmClosing ? undefined : questionAbout(plan, open.size, source);
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

function failedOutcome({ detail, pages }: Extract<SourceReading, { kind: "failed" }>): RunOutcome {
  return { outcome: "failed", detail, ...(pages ? { pages } : {}) };
}

/** A list of pages is one feed: what stands on none of them is gone, and too much of that asks. */
function pagesOutcome(
  reading: Extract<SourceReading, { kind: "pages" }>,
  open: ReadonlySet<string>,
  { today, confirmClosing, source }: DecideNeeds,
): RunOutcome {
  const { items, isWhole, gone, pages, problems, detail, settlement } = reading;
  const plan = planRun(items, open, { today, isWhole, gone });
  const question = confirmClosing ? undefined : questionAbout(plan, open.size, source);
  if (question !== undefined)
    return { outcome: "needs-confirmation", detail: question, plan, pages, problems };
  const told = detail === undefined ? {} : { detail };
  return { outcome: "done", plan, pages, problems, settlement, ...told };
}

/** A page that is gone takes its one vacancy along; of several, somebody is asked. */
function goneOutcome(
  { detail, validators }: Extract<SourceReading, { kind: "gone" }>,
  open: ReadonlySet<string>,
  { today, confirmClosing, source }: DecideNeeds,
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
