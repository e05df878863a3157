import type { Clock } from "../clock/clock.ts";
import type { DueJob, DueStore } from "../due/due-store.ts";
import type { JobCatalog, JobKind, PayloadOf } from "../due/job-catalog.ts";
import type { Logger } from "../logging/create-logger.ts";
import type { JobResult } from "./job-result.ts";

export interface JobContext {
  /** Aborts when the worker stops or has lost its lock on the job. */
  readonly signal: AbortSignal;
}

export type Processors<Catalog> = {
  readonly [Kind in keyof Catalog]: (
    job: DueJob<PayloadOf<Catalog[Kind]>>,
    context: JobContext,
  ) => Promise<JobResult>;
};

export interface WorkerOptions<Catalog extends Record<string, JobKind>> {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly name: string;
  readonly catalog: JobCatalog<Catalog>;
  readonly due: DueStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly concurrency: number;
  readonly process: Processors<Catalog>;
}
export interface JobWorker extends AsyncDisposable {
  pause(): Promise<void>;
  resume(): void;
}
export function createJobWorker<Catalog extends Record<string, JobKind>>(
  options: WorkerOptions<Catalog>,
): JobWorker {
  throw new Error(options.name);
}
