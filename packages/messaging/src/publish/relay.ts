import type { Clock, Database, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
import type { RelaySource } from "./relay-source.ts";

export interface RelayOptions {
  readonly database: Database;
  readonly bus: Bus;
  readonly owners: readonly RelaySource[];
  readonly facts?: readonly RelaySource[];
  readonly clock: Clock;
  readonly logger: Logger;
  /**
   * How often `pending` is looked through for what was left behind by a crash or a failed publication, in milliseconds;
   * default 200. While nothing is found the pauses grow to ten times that. Changes of this process do not wait for it.
   */
  readonly everyMs?: number;
}

/** Publishes what intents announce (A3, B). Several relays may run on one database. */
export interface Relay extends AsyncDisposable {
  /** Looks through `pending` at once. */
  nudge(): void;
  /** Intents not yet settled, those of dead writers included. Counts the collection. */
  pendingCount(): Promise<number>;
}
