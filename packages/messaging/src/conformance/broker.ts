import type { TopicContract, TopicName } from "@raakvlak/contracts";
import type { Bus } from "../bus/bus.ts";

/** A broker of one test's own. */
export interface TestBroker extends AsyncDisposable {
  /** A connection, as another process would have it; the test disposes it. */
  connect(): Bus;
  /** Creates the topics such that `compact` need not wait for hours. */
  createTopics(topics: readonly TopicContract[]): Promise<void>;
  /** Resolves when of each key only the last record is left (of what was there when it was called). */
  compact(topic: TopicName): Promise<void>;
  /** Resolves when the tombstones are gone, too, as after the topic's tombstone days. */
  expireTombstones(topic: TopicName): Promise<void>;
}

export interface BrokerKind {
  readonly name: string;
  open(): Promise<TestBroker>;
}
