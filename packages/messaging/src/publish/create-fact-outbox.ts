import type { Clock, Database } from "@raakvlak/runtime";
import type { FactOutbox } from "./fact-outbox.ts";
export interface FactOutboxOptions {
  readonly database: Database;
  /** Default `outbox`. */
  readonly collection?: string;
  /** Called after each `store`, beside the relay that was started with this outbox. */
  readonly nudge?: () => void;
  readonly clock: Clock;
}
export function createFactOutbox(options: FactOutboxOptions): FactOutbox {
  throw new Error(`stands soon: ${options.collection}`);
}
