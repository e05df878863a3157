import type { Clock } from "../clock/clock.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Logger } from "../logging/create-logger.ts";
import { publishDueMetrics } from "./due-metrics.ts";
import type { DueStore } from "./due-store.ts";

export interface SweeperOptions {
  readonly due: DueStore;
  readonly queue: Pick<JobQueue, "add">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 30,000 by default, enough for what Redis lost; 1,000 where jobs become due by time. */
  readonly everyMs?: number;
  /** Tells the metrics of several stores in one process apart; default "due". */
  readonly name?: string;
}

const batchSize = 500;

/** A sweep may take one tenth of the time: after a slow one the sweeper rests ten times as long. */
const restFactor = 10;

/**
 * Tells the queue of every job that is due and not queued, at once and then in every interval: what became due by time,
 * and what Redis lost, 30 s after it was last told (invariant 2). While Redis is away nothing is noted as queued.
 */
export function startSweeper(options: SweeperOptions): AsyncDisposable {
  const { clock, logger } = options;
  const onError = (error: unknown) => logger.warn("sweep-failed", {}, error);
  let restUntilMs = Number.NEGATIVE_INFINITY;
  const run = async (signal?: AbortSignal) => {
    const beganAtMs = clock.monotonicMs();
    if (beganAtMs < restUntilMs) return;
    await sweep(options, signal);
    const endedAtMs = clock.monotonicMs();
    restUntilMs = endedAtMs + (endedAtMs - beganAtMs) * restFactor;
  };
  const first = run().catch(onError);
  const rest = clock.every(
    options.everyMs ?? 30_000,
    async (signal) => {
      await first;
      await run(signal);
    },
    { jitter: 0.1, onError },
  );
  const gauges = publishDueMetrics(options.name ?? "due", () => options.due.stats(clock.now()));
  return {
    async [Symbol.asyncDispose]() {
      for (const gauge of gauges) gauge[Symbol.dispose]();
      await rest[Symbol.asyncDispose]();
      await first;
    },
  };
}

async function sweep(options: SweeperOptions, signal: AbortSignal | undefined): Promise<void> {
  const { due, queue, clock, logger } = options;
  let count = 0;
  for (;;) {
    const now = clock.now();
    const jobs = await due.findDue(now, batchSize);
    if (jobs.length === 0 || !(await queue.add(jobs))) break;
    await due.markQueued(
      jobs.map(({ id }) => id),
      now,
    );
    count += jobs.length;
    if (jobs.length < batchSize || signal?.aborted) break;
  }
  if (count > 0) logger.debug("jobs-swept", { count });
}
