import type { ServiceName, TopicName } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import type { Bus } from "../bus.ts";
export interface InMemoryBusOptions {
  readonly clock: Clock;
  /** Who publishes; default "site". */
  readonly service?: ServiceName;
}
export interface InMemoryBus extends Bus {
  /** Keeps of each key only the last record, as the broker's cleaner does with closed segments; the last record of a partition stays. */
  compact(topic: TopicName): void;
  /** Drops the tombstones that are all that is left of their key, as the cleaner does after the topic's tombstone days. */
  expireTombstones(topic: TopicName): void;
}
export function createInMemoryBus(options: InMemoryBusOptions): InMemoryBus {
  throw new Error(`stands soon: ${String(options.service)}`);
}
