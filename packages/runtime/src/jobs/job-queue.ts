import type { Clock } from "../clock/clock.ts";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";

export interface QueueOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly name: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health?: Health;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly oldestWaitingAgeMs: number;
}

export interface JobQueue extends AsyncDisposable {
  add(jobs: readonly { readonly id: string; readonly kind: string }[]): Promise<void>;
  depth(): Promise<QueueDepth>;
  pause(): Promise<void>;
  resume(): Promise<void>;
}
export function createJobQueue(options: QueueOptions): JobQueue {
  throw new Error(options.name);
}
