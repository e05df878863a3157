import type { Clock } from "../clock/clock.ts";
import type { JobQueue } from "../jobs/job-queue.ts";
import type { Logger } from "../logging/create-logger.ts";
import type { DueStore } from "./due-store.ts";

export interface SweeperOptions {
  readonly due: DueStore;
  readonly queue: Pick<JobQueue, "add">;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 30,000 by default; 1,000 where jobs become due by time. */
  readonly everyMs?: number;
}
export function startSweeper(options: SweeperOptions): AsyncDisposable {
  throw new Error(String(options.everyMs));
}
