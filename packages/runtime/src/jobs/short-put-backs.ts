import type { QueuedJob } from "./job-queue.ts";

/** Jobs that come back so soon that writing it down would take longer. */
export interface ShortPutBacks {
  /** Remembers that the job in hand is to come back. */
  note(job: QueuedJob, ms: number): void;
  /** The job has left Redis, so its id is free again: starts the wait, if one was noted. */
  release(id: string): void;
  /** Ends all waits at once. */
  releaseAll(): void;
}

/**
 * Adding a job while Redis still holds it would be a no-op and lose the put-back: hence the two steps. What is lost with
 * the process, the sweeper finds.
 */
export function createShortPutBacks(add: (job: QueuedJob) => void): ShortPutBacks {
  const noted = new Map<string, { job: QueuedJob; ms: number }>();
  const waiting = new Map<NodeJS.Timeout, QueuedJob>();
  return {
    note: (job, ms) => void noted.set(job.id, { job, ms }),
    release(id) {
      const found = noted.get(id);
      if (!found) return;
      noted.delete(id);
      const timer = setTimeout(() => {
        waiting.delete(timer);
        add(found.job);
      }, found.ms);
      waiting.set(timer, found.job);
    },
    releaseAll() {
      for (const [timer, job] of waiting) {
        clearTimeout(timer);
        add(job);
      }
      waiting.clear();
    },
  };
}
