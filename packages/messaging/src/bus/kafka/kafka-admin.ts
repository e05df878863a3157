import type { TopicContract, TopicName } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Admin, Kafka } from "kafkajs";
import { ensureTopicsOn } from "./ensure-topics.ts";
import { patiently } from "./patiently.ts";
import type { TopicNames } from "./topic-names.ts";
import type { CompactedTopicSettings } from "./topic-settings.ts";

/** What is asked of the broker beside producing and fetching, over one connection made when it is first needed. */
export interface KafkaAdmin extends AsyncDisposable {
  endOffsets(topic: TopicName): Promise<number[]>;
  committedOffsets(group: string, topic: TopicName): Promise<number[]>;
  ensureTopics(topics: readonly TopicContract[]): Promise<void>;
  /** Throws when the broker does not answer. */
  ping(): Promise<void>;
}

export interface KafkaAdminOptions {
  readonly names: TopicNames;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly compacted?: CompactedTopicSettings | undefined;
}

export function createKafkaAdmin(kafka: Kafka, options: KafkaAdminOptions): KafkaAdmin {
  const { names, clock } = options;
  let connecting: Promise<Admin> | undefined;
  const connect = async () => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  const connected = () => {
    connecting ??= connect();
    connecting.catch(() => (connecting = undefined));
    return connecting;
  };

  const topicOffsets = (topic: TopicName) =>
    patiently(clock, async () => (await connected()).fetchTopicOffsets(names.onBroker(topic)));

  return {
    endOffsets: async (topic) => inPartitionOrder(await topicOffsets(topic), ({ high }) => high),
    async committedOffsets(group, topic) {
      const admin = await connected();
      const [oldest, [committed]] = await Promise.all([
        topicOffsets(topic),
        // On a broker just started the coordinator of the group is still loading.
        patiently(clock, () =>
          admin.fetchOffsets({ groupId: names.group(group), topics: [names.onBroker(topic)] }),
        ),
      ]);
      const starts = inPartitionOrder(oldest, ({ low }) => low);
      for (const { partition, offset } of committed?.partitions ?? [])
        if (Number(offset) >= 0) starts[partition] = Number(offset);
      return starts;
    },
    ensureTopics: async (topics) => ensureTopicsOn(await connected(), topics, options),
    async ping() {
      const admin = await connected();
      await admin.describeCluster();
    },
    async [Symbol.asyncDispose]() {
      const admin = await connecting?.catch(() => undefined);
      await admin?.disconnect();
    },
  };
}

function inPartitionOrder<Row extends { partition: number }>(
  rows: readonly Row[],
  offset: (row: Row) => string,
): number[] {
  return rows.toSorted((a, b) => a.partition - b.partition).map((row) => Number(offset(row)));
}
