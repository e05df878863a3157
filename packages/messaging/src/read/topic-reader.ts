import type { TopicContract, TopicName } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
import type { AnyFact } from "../records/fact.ts";

export interface TopicReaderOptions {
  readonly bus: Bus;
  /** Of this reader alone: two readers of one group would share the partitions. */
  readonly group: string;
  readonly topics: readonly TopicContract[];
  /**
   * Gets the facts of one partition in order, tombstones too; positions rise when it has resolved. Older versions can
   * come after newer ones (protocol A5): ignore what you hold or have passed. A throw brings the facts again after a second.
   */
  readonly onFacts: (facts: readonly AnyFact[]) => void | Promise<void>;
  /** A record that can not be read: its key is to go on hold until a newer version comes (invariant 7). */
  readonly onUnreadable?: (topic: TopicName, key: string, reason: string) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Positions of a snapshot to go on from, by topic; the index is the partition. Else from the oldest record. */
  readonly startAt?: Partial<Record<TopicName, readonly number[]>>;
}

export interface TopicReader extends AsyncDisposable {
  /** Resolves when the end offsets seen at the start are reached. */
  readonly caughtUp: Promise<void>;
  /** Next offset per partition; advances over heartbeats, unreadable and compacted records. */
  positions(topic: TopicName): number[];
  reached(topic: TopicName, offsets: readonly number[]): boolean;
  /** Milliseconds since the reader last held everything that the topics had; 0 when it does. */
  behindMs(): number;
}
