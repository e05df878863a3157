import type { TopicContract } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Admin } from "kafkajs";
import { correctSettings } from "./correct-settings.ts";
import { patiently } from "./patiently.ts";
import type { TopicNames } from "./topic-names.ts";
import { topicSettings, type CompactedTopicSettings } from "./topic-settings.ts";

interface Context {
  readonly names: TopicNames;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly compacted?: CompactedTopicSettings | undefined;
}

/**
 * Creates the missing topics and corrects the settings of the others; throws when one has other partitions than its
 * contract, for keys would move.
 */
export async function ensureTopicsOn(
  admin: Admin,
  topics: readonly TopicContract[],
  context: Context,
): Promise<void> {
  const { names, clock, logger, compacted } = context;
  const existing = new Set(await admin.listTopics());
  const missing = topics.filter((topic) => !existing.has(names.onBroker(topic.name)));
  if (missing.length > 0) await create(admin, missing, context);
  // A new partition's leader needs a moment: whoever publishes next should not have to find that out.
  for (const { name } of missing)
    await patiently(clock, () => admin.fetchTopicOffsets(names.onBroker(name)));
  const onBroker = topics.map((topic) => names.onBroker(topic.name));
  const { topics: found } = await patiently(clock, () =>
    admin.fetchTopicMetadata({ topics: onBroker }),
  );
  for (const topic of topics) {
    const name = names.onBroker(topic.name);
    const partitions = found.find((one) => one.name === name)?.partitions.length;
    if (partitions !== topic.partitions)
      throw new Error(`topic ${name} has ${partitions} partitions, not ${topic.partitions}`);
  }
  await correctSettings(admin, topics, { names, logger, compacted });
}

/** Another service may create the same topics at this moment: then they are there, which is all that was asked. */
async function create(
  admin: Admin,
  topics: readonly TopicContract[],
  { names, compacted }: Context,
): Promise<void> {
  await admin.createTopics({
    waitForLeaders: false,
    topics: topics.map((topic) => ({
      topic: names.onBroker(topic.name),
      numPartitions: topic.partitions,
      // -1: as the broker is set, one copy on a small machine and three in a cluster.
      replicationFactor: -1,
      configEntries: topicSettings(topic, compacted),
    })),
  });
}
