import { createBatcher } from "../batching/create-batcher.ts";
import type { Clock } from "../clock/clock.ts";
import type { DueJob, DueStore } from "../due/due-store.ts";
import type { JobCatalog } from "../due/job-catalog.ts";
import { continueTrace } from "../due/trace-of-cause.ts";
import { metrics } from "../metrics/metrics.ts";
import type { JobEndings, Outcome } from "./job-endings.ts";
import type { JobContext } from "./job-worker.ts";
import type { JobResult } from "./job-result.ts";

export interface RunnerOptions {
  readonly name: string;
  readonly catalog: JobCatalog;
  readonly due: DueStore;
  readonly clock: Clock;
  readonly process: Readonly<Record<string, Processor>>;
}

type Processor = (job: DueJob<never>, context: JobContext) => Promise<JobResult>;

/** Clocks of two machines differ a little; a job that is early by no more runs all the same. */
const clockToleranceMs = 5_000;

/** How long a slot rests when the database is away, so that a full queue is not thrown away in a second. */
const outagePauseMs = 1_000;

const runs = metrics.histogram("raakvlak_job_run_duration_seconds");
const waits = metrics.histogram("raakvlak_job_wait_duration_seconds");

/** Gives what happens with one job, from its id to its end. It throws only when the due collection does not answer. */
export function createJobRunner(
  options: RunnerOptions,
  endings: JobEndings,
): (id: string, signal: AbortSignal) => Promise<void> {
  const { due, clock, name } = options;
  const read = createBatcher((ids: readonly string[]) => readInOrder(due, ids), 200);

  const runOne = async (id: string, signal: AbortSignal) => {
    const job = await read(id);
    if (!job || !isRunnable(job, clock.now())) return;
    await continueTrace(`job ${job.kind}`, job.traceparent, async () => {
      const waitedMs = Math.max(0, clock.now().getTime() - job.dueAt.getTime());
      waits.record(waitedMs / 1_000, { queue: name, kind: job.kind });
      const beganAtMs = clock.monotonicMs();
      const outcome = await attempt(options, endings, job, signal);
      const seconds = (clock.monotonicMs() - beganAtMs) / 1_000;
      runs.record(seconds, { queue: name, kind: job.kind, outcome });
    });
  };
  return async (id, signal) => {
    try {
      await runOne(id, signal);
    } catch (error) {
      await clock.sleep(outagePauseMs, signal);
      throw error;
    }
  };
}

function isRunnable(job: DueJob, now: Date): boolean {
  return !job.parkedAt && job.dueAt.getTime() <= now.getTime() + clockToleranceMs;
}

async function attempt(
  { process, catalog }: RunnerOptions,
  endings: JobEndings,
  job: DueJob,
  signal: AbortSignal,
): Promise<Outcome> {
  const processor = process[job.kind];
  const payload = catalog.kinds[job.kind]?.payload.safeParse(job.payload);
  // Another version of the service may know the kind: wait for it.
  if (!processor || !payload)
    return endings.failed(job, new Error(`no processor for kind "${job.kind}"`));
  if (!payload.success) return endings.malformed(job, payload.error);
  let result: JobResult;
  try {
    result = await processor({ ...job, payload: payload.data as never }, { signal });
  } catch (error) {
    return signal.aborted ? endings.cutShort(job) : endings.failed(job, error);
  }
  return endings.concluded(job, result);
}

async function readInOrder(due: DueStore, ids: readonly string[]): Promise<(DueJob | undefined)[]> {
  const found = new Map((await due.getMany(ids)).map((job) => [job.id, job]));
  return ids.map((id) => found.get(id));
}
