import type { Clock, DueStore, JobQueue } from "@raakvlak/runtime";
import type { PlannedJob } from "../use-cases/plan-jobs.ts";
import type { ReviewSnapshotJob } from "../use-cases/job-payloads.ts";

interface Needs {
  readonly due: DueStore;
  readonly queue: Pick<JobQueue, "add">;
  readonly clock: Clock;
}

/** By then everything that was under way while a snapshot was stored has arrived. */
const reviewAfterMs = 60_000;

/** Jobs as due documents, told to the queue in bulk. */
export function createDueJobs({ due, queue, clock }: Needs) {
  return {
    async makeJobs(jobs: readonly PlannedJob[]): Promise<void> {
      await due.putMany(jobs);
      await queue.add(jobs);
    },
    async planReview(snapshotId: string): Promise<void> {
      const payload: ReviewSnapshotJob = { snapshotId };
      const dueAt = new Date(clock.now().getTime() + reviewAfterMs);
      await due.putMany([{ id: `review.${snapshotId}`, kind: "review-snapshot", payload, dueAt }]);
    },
  };
}
