import type { TopicContract } from "@raakvlak/contracts";
import { createLogger } from "@raakvlak/runtime";
import { createKafkaClient } from "./kafka-client.ts";

/** Segments roll after a tenth of a second, at the next append, and are cleaned as soon as the cleaner looks. */
const eagerCompaction = {
  "segment.ms": "100",
  "min.cleanable.dirty.ratio": "0.01",
  "delete.retention.ms": "100",
};

export interface EagerTopicsOptions {
  readonly topics: readonly TopicContract[];
  readonly brokers: readonly string[];
  /** Not empty. */
  readonly topicPrefix: string;
}

/** Creates topics whose state is compacted within seconds instead of hours. For tests; whoever ensures them later leaves them so. */
export async function createEagerTopics(options: EagerTopicsOptions): Promise<void> {
  const { topics, brokers, topicPrefix } = options;
  if (topicPrefix === "") throw new Error("eager topics need a prefix");
  const logger = createLogger({ service: "create-eager-topics", level: "silent" });
  const admin = createKafkaClient(brokers, "raakvlak-create-eager-topics", logger).admin();
  await admin.connect();
  try {
    await admin.createTopics({
      waitForLeaders: false,
      topics: topics.map(({ name, kind, partitions }) => ({
        topic: `${topicPrefix}${name}`,
        numPartitions: partitions,
        configEntries: Object.entries({
          ...(kind === "state" && { "cleanup.policy": "compact", ...eagerCompaction }),
        }).map(([key, value]) => ({ name: key, value })),
      })),
    });
  } finally {
    await admin.disconnect();
  }
}
