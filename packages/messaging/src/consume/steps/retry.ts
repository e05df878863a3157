import type { Logger } from "@raakvlak/runtime";
import type { Fact } from "../../records/fact.ts";
import type { AttemptCounts } from "../attempt-counts.ts";
import type { OutageWatch } from "../outage-watch.ts";
import type { BatchContext, Next, Result, Step } from "../step.ts";

export interface RetryOptions {
  readonly maxAttempts: number;
  /** One list for the failures of single facts, one for batches that begin with a fact. */
  readonly attempts: AttemptCounts;
  readonly batchAttempts: AttemptCounts;
  readonly outages: OutageWatch;
  readonly waitMs: (ms: number) => Promise<void>;
  readonly logger: Logger;
}

const batchAgainAfterMs = 100;
const firstDelayMs = 200;
const longestDelayMs = 5_000;

/**
 * A throw means "try again later". While the service's own stores do not answer that is an outage: the partition rests
 * until they do and nothing counts. Else it is a fault: a fact is tried again after 200 ms, 400 ms … and rejected after
 * `maxAttempts`. A batch that throws is tried once more, then divided until the bad one stands alone, so that it harms
 * only itself; a fact that failed before is tried alone.
 */
export function retry(options: RetryOptions): Step<Fact> {
  return (facts, next, context) => settleAll(facts, { ...options, next, context, divides: false });
}

interface Run extends RetryOptions {
  readonly next: Next<Fact>;
  readonly context: BatchContext;
  /** These facts are part of a batch that failed twice: no more patience, the bad one is looked for. */
  readonly divides: boolean;
}

async function settleAll(facts: readonly Fact[], run: Run): Promise<Result[]> {
  const results: Result[] = [];
  while (results.length < facts.length) {
    if (run.context.isStale()) break;
    const together = facts.slice(results.length, endOfRun(facts, results.length, run));
    const settled = await settleRun(together, run);
    results.push(...settled);
    if (settled.length < together.length || settled.at(-1)?.kind === "postponed") break;
  }
  const last = results.at(-1);
  const fill: Result =
    last?.kind === "postponed" ? last : { kind: "postponed", cause: "stale", until: run.waitMs(0) };
  while (results.length < facts.length) results.push(fill);
  return results;
}

/** Facts that failed before go alone; the others together. */
function endOfRun(facts: readonly Fact[], start: number, { attempts }: Run): number {
  const isSuspect = (fact: Fact | undefined) => fact !== undefined && attempts.of(fact) > 0;
  if (isSuspect(facts[start])) return start + 1;
  const suspect = facts.findIndex((fact, index) => index > start && isSuspect(fact));
  return suspect < 0 ? facts.length : suspect;
}

/** The settled results from the front; a last one that is postponed, when it is not all. */
async function settleRun(facts: readonly Fact[], run: Run): Promise<readonly Result[]> {
  try {
    const results = await run.next(facts, run.context);
    const end = results.findIndex(({ kind }) => kind === "failed" || kind === "untried");
    const settled = end < 0 ? results : results.slice(0, end);
    run.attempts.forget(facts.slice(0, settled.length));
    const failed = results[end];
    const fact = facts[end];
    if (failed?.kind !== "failed" || !fact) return settled;
    const judged = await judgeFault(fact, failed.error, run);
    // Rejected: what stood behind it has not been tried yet.
    return judged.kind === "postponed"
      ? [...settled, judged]
      : [...settled, judged, ...(await settleAll(facts.slice(end + 1), run))];
  } catch (error) {
    return settleThrown(facts, error, run);
  }
}

async function settleThrown(
  facts: readonly Fact[],
  error: unknown,
  run: Run,
): Promise<readonly Result[]> {
  const [first] = facts;
  if (!first) return [];
  if (facts.length === 1) return [await judgeFault(first, error, run)];
  const outage = await run.outages.check();
  if (outage) return [{ kind: "postponed", cause: "outage", until: outage.over }];
  if (!run.divides && run.batchAttempts.raise(first) === 1) {
    run.logger.warn("batch-failed", { ...placeOf(first), count: facts.length }, error);
    return [{ kind: "postponed", cause: "fault", until: run.waitMs(batchAgainAfterMs) }];
  }
  run.batchAttempts.forget([first]);
  const half = Math.ceil(facts.length / 2);
  const dividing = { ...run, divides: true };
  const left = await settleAll(facts.slice(0, half), dividing);
  if (left.some(({ kind }) => kind === "postponed")) return left;
  return [...left, ...(await settleAll(facts.slice(half), dividing))];
}

async function judgeFault(fact: Fact, error: unknown, run: Run): Promise<Result> {
  const outage = await run.outages.check();
  if (outage) return { kind: "postponed", cause: "outage", until: outage.over };
  const attempt = run.attempts.raise(fact);
  run.logger.warn("fact-failed", { ...placeOf(fact), type: fact.type, attempt }, error);
  if (attempt < run.maxAttempts) {
    const delayMs = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs);
    return { kind: "postponed", cause: "fault", until: run.waitMs(delayMs) };
  }
  run.attempts.forget([fact]);
  return {
    kind: "rejected",
    reason: `failed ${attempt} times`,
    detail: String(error).slice(0, 500),
  };
}

function placeOf({ topic, partition, offset }: Fact) {
  return { topic, partition, offset };
}
