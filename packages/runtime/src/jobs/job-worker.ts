import { type Job, Worker } from "bullmq";
import { BullMQOtel } from "bullmq-otel";
import type { Redis } from "ioredis";
import { createBatcher } from "../batching/create-batcher.ts";
import type { Clock } from "../clock/clock.ts";
import type { DueJob, DueStore } from "../due/due-store.ts";
import type { JobCatalog, JobKind, PayloadOf } from "../due/job-catalog.ts";
import type { Logger } from "../logging/create-logger.ts";
import { createJobQueue, type QueuedJob } from "./job-queue.ts";
import type { JobResult } from "./job-result.ts";
import { closeRedis, openRedis } from "./redis-connection.ts";
import { createJobEndings } from "./job-endings.ts";
import { createJobRunner } from "./run-job.ts";
import { createShortPutBacks } from "./short-put-backs.ts";

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
  /** Jobs at a time in this process. */
  readonly concurrency: number;
  readonly process: Processors<Catalog>;
}

export interface JobWorker extends AsyncDisposable {
  /** Takes no new job in this process until resumed; resolves when those in hand have ended. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/**
 * Runs jobs in this process. Of each it reads the due document (gone: nothing to do), runs the processor of its kind, and
 * removes the document when done, in bulk under load. A throw counts as a failed attempt and is tried again 1 s·2^n later,
 * at most 5 minutes; `putBack` tries again without counting. A job may run twice (a worker that froze or was cut off):
 * effects must be idempotent. Disposal takes no new job, aborts the signal of those in hand and waits for them.
 */
export function createJobWorker<Catalog extends Record<string, JobKind>>(
  options: WorkerOptions<Catalog>,
): JobWorker {
  const logger = options.logger.with({ queue: options.name });
  const redis = openRedis(options.redisUrl, "worker", logger);
  const queue = createJobQueue({ ...options, publishMetrics: false });
  const requeue = createBatcher(async (jobs: readonly QueuedJob[]) => {
    await queue.add(jobs);
    return jobs;
  }, 500);
  const putBacks = createShortPutBacks((job) => void requeue(job));
  const putBackSoon = (job: QueuedJob, ms: number) => putBacks.note(job, ms);
  const run = createJobRunner(options, createJobEndings({ ...options, logger, putBackSoon }));
  const stopping = new AbortController();
  const inHand = new Set<Promise<void>>();
  const take = (id: string, signal: AbortSignal | undefined) => {
    const either = signal ? AbortSignal.any([signal, stopping.signal]) : stopping.signal;
    const running = run(id, either).finally(() => inHand.delete(running));
    inHand.add(running);
    return running;
  };
  const worker = openWorker(redis, options, take);
  worker.on("completed", (job) => putBacks.release(job.data.id));
  worker.on("failed", (job, error) => {
    logger.warn("job-left-to-sweeper", job ? { jobId: job.data.id } : {}, error);
  });
  return {
    pause: () => worker.pause(),
    resume: async () => worker.resume(),
    async [Symbol.asyncDispose]() {
      stopping.abort();
      // BullMQ's own orderly close waits for Redis, for ever if need be.
      const canClose = redis.status === "ready";
      if (!canClose) await Promise.allSettled(inHand);
      await worker.close(!canClose);
      putBacks.releaseAll();
      await closeRedis(redis);
      await queue[Symbol.asyncDispose]();
    },
  };
}

type DueWorker = Worker<{ id: string }>;

function openWorker(
  redis: Redis,
  options: Pick<WorkerOptions<never>, "name" | "prefix" | "concurrency">,
  take: (id: string, signal: AbortSignal | undefined) => Promise<void>,
): DueWorker {
  const worker: DueWorker = new Worker(
    options.name,
    (job: Job<{ id: string }>, _token, signal) => take(job.data.id, signal),
    {
      connection: redis,
      prefix: options.prefix,
      concurrency: options.concurrency,
      telemetry: new BullMQOtel({ tracerName: "raakvlak" }),
      skipVersionCheck: true,
      // A worker that died gives its jobs back after 10 to 15 s.
      lockDuration: 10_000,
      stalledInterval: 5_000,
      // The default of 1 would fail a job for good at its second crash.
      maxStalledCount: 100,
      // A blocking read ends as soon as a job comes; idle it is renewed this rarely (in seconds).
      drainDelay: 10,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
  );
  worker.on("error", () => {
    // The connections report their own faults; without a listener the process would end.
  });
  worker.on("lockRenewalFailed", (ids) => {
    for (const id of ids) worker.cancelJob(id, "lock lost");
  });
  return worker;
}
