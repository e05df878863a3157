import { createBatcher } from "../batching/create-batcher.ts";
import type { Clock } from "../clock/clock.ts";
import type { DueJob, DueStore } from "../due/due-store.ts";
import type { Logger } from "../logging/create-logger.ts";
import { describeError } from "../logging/describe-error.ts";
import type { QueuedJob } from "./job-queue.ts";
import type { JobResult } from "./job-result.ts";
import { retryDelayMs } from "./retry-delay.ts";

export type Outcome = "done" | "put-back" | "failed" | "parked";

/** Put-backs up to here stay in memory; longer ones are written into `due`. */
const shortPutBackMs = 250;

export interface EndingsOptions {
  readonly due: DueStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly putBackSoon: (job: QueuedJob, ms: number) => void;
}

/** What is written down for each way in which a job can end. */
export interface JobEndings {
  concluded(job: DueJob, result: JobResult): Promise<Outcome>;
  failed(job: DueJob, error: unknown): Promise<Outcome>;
  /** By our own stop, or because another worker has it by now: not the job's fault. */
  cutShort(job: DueJob): Promise<Outcome>;
  malformed(job: DueJob, error: Error): Promise<Outcome>;
}

export function createJobEndings({ due, clock, logger, putBackSoon }: EndingsOptions): JobEndings {
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms);
  const remove = createBatcher(async (ids: readonly string[]) => {
    await due.remove(ids);
    return ids;
  }, 200);
  return {
    async concluded(job, result) {
      if ("done" in result) {
        await remove(job.id);
        return "done";
      }
      if (result.putBackMs <= shortPutBackMs) putBackSoon(job, result.putBackMs);
      else await due.reschedule(job.id, inMs(result.putBackMs), result.reason);
      return "put-back";
    },
    async failed(job, error) {
      const delayMs = retryDelayMs(job.attempts);
      const attempt = job.attempts + 1;
      logger.warn("job-failed", { jobId: job.id, kind: job.kind, attempt, delayMs }, error);
      const { name, message } = describeError(error);
      await due.failed(job.id, `${name}: ${message}`, inMs(delayMs));
      return "failed";
    },
    async cutShort(job) {
      await due.reschedule(job.id, clock.now(), "cut short");
      return "put-back";
    },
    async malformed(job, error) {
      const reason = "its payload does not fit its kind";
      logger.error("job-parked", { jobId: job.id, kind: job.kind, reason }, error);
      await due.park(job.id, `${reason}: ${error.message}`);
      return "parked";
    },
  };
}
