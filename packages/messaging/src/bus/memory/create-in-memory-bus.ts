import type { ServiceName, TopicName } from "@raakvlak/contracts";
import { createLogger, type Clock, type Logger } from "@raakvlak/runtime";
import { encodeRecord } from "../../records/encode-record.ts";
import type { Bus } from "../bus.ts";
import { createMemoryGroups } from "./memory-groups.ts";
import { openMemorySubscription } from "./memory-subscription.ts";
import { createMemoryTopics } from "./memory-topics.ts";
import { createWakeUp } from "./wake-up.ts";

export interface InMemoryBusOptions {
  readonly clock: Clock;
  /** Who publishes; default "site". */
  readonly service?: ServiceName;
  /** Default silent. */
  readonly logger?: Logger;
}

export interface InMemoryBus extends Bus {
  /** Keeps of each key only the last record, as the broker's cleaner does with closed segments. */
  compact(topic: TopicName): void;
  /** Drops the tombstones that are all that is left of their key, as the cleaner does after the topic's tombstone days. */
  expireTombstones(topic: TopicName): void;
}

/** The bus within one process, for tests: the same promises as the real one, proven by the same conformance suite. */
export function createInMemoryBus(options: InMemoryBusOptions): InMemoryBus {
  const { clock, service = "site" } = options;
  const logger = options.logger ?? createLogger({ service, level: "silent" });
  const topics = createMemoryTopics();
  const groups = createMemoryGroups(topics);
  const appended = createWakeUp();
  const context = { topics, groups, appended, clock, logger };
  return {
    async publish(records) {
      for (const record of records)
        topics.append(record.topic, encodeRecord(record, service, clock.now()), record.partition);
      appended.wake();
    },
    endOffsets: async (topic) => topics.logsOf(topic).map((log) => log.end()),
    committedOffsets: async (group, topic) =>
      topics
        .logsOf(topic)
        .map((log, partition) => groups.committed(group, { topic, partition }) ?? log.oldest()),
    ensureTopics: async (contracts) => contracts.forEach((contract) => topics.ensure(contract)),
    openGroup: async (group) => openMemorySubscription(group, context),
    openReader: async (reader) => openMemorySubscription(reader, context),
    compact: (topic) => topics.logsOf(topic).forEach((log) => log.compact()),
    expireTombstones: (topic) => topics.logsOf(topic).forEach((log) => log.expireTombstones()),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
