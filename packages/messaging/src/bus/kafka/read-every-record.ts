import { randomUUID } from "node:crypto";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import type { RawRecord } from "../../records/raw-record.ts";
import { createReaderPositions } from "../../read/reader-positions.ts";
import { createKafkaBus } from "./create-kafka-bus.ts";
import { createKafkaClient } from "./kafka-client.ts";
import { createTopicNames } from "./topic-names.ts";

export interface EveryRecordOptions {
  readonly brokers: readonly string[];
  /** Not empty. Topics are named without it. */
  readonly topicPrefix: string;
  readonly onRecord: (record: RawRecord) => void;
}

const readAtOnce = 2_000;

/**
 * Hands over every record that the topics with this prefix hold, uncompressed, heartbeats and tombstones included, also
 * of topics that no contract knows; resolves to the names of the topics. For tests: it looks everywhere, so it is slow.
 */
export async function readEveryRecord(options: EveryRecordOptions): Promise<string[]> {
  const { brokers, topicPrefix, onRecord } = options;
  if (topicPrefix === "") throw new Error("reading every record needs a prefix");
  const logger = createLogger({ service: "read-every-record", level: "silent" });
  const clock = createSystemClock();
  const names = createTopicNames(topicPrefix);
  const topics = (await topicsOf(brokers, topicPrefix)).map(names.inHouse);
  if (topics.length === 0) return [];
  await using bus = createKafkaBus({ brokers, service: "site", topicPrefix, clock, logger });
  const group = `read-every-record-${randomUUID()}`;
  const starts = new Map<(typeof topics)[number], number[]>();
  const ends = new Map<(typeof topics)[number], number[]>();
  for (const topic of topics) {
    starts.set(topic, await bus.committedOffsets(group, topic));
    ends.set(topic, await bus.endOffsets(topic));
  }
  const positions = createReaderPositions(starts, ends, clock);
  const subscription = await bus.openReader({
    group,
    topics,
    maxRecords: readAtOnce,
    positionOf: (topic, partition) => positions.of(topic)[partition] ?? 0,
    onRecords: async ({ topic, partition, records, nextOffset, endOffset }) => {
      for (const record of records)
        if (record.offset >= (positions.of(topic)[partition] ?? 0)) onRecord(record);
      positions.advance({ topic, partition, nextOffset, endOffset });
      return { nextOffset };
    },
  });
  try {
    await positions.caughtUp;
  } finally {
    await subscription[Symbol.asyncDispose]();
  }
  return topics;
}

/** The folders in which the broker keeps its log, as it says itself; they may be on another machine. */
export async function brokerLogFolders(brokers: readonly string[]): Promise<string[]> {
  return withAdmin(brokers, async (admin) => {
    const { brokers: nodes } = await admin.describeCluster();
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: nodes.map(({ nodeId }) => ({
        type: brokerResource,
        name: String(nodeId),
        configNames: ["log.dirs", "log.dir"],
      })),
    });
    const values = resources.flatMap(({ configEntries }) =>
      configEntries.flatMap(({ configValue }) => configValue?.split(",") ?? []),
    );
    return [...new Set(values.filter((value) => value !== ""))];
  });
}

/** Kafka's number for a broker as a configured resource. */
const brokerResource = 4;

const topicsOf = (brokers: readonly string[], topicPrefix: string) =>
  withAdmin(brokers, async (admin) =>
    (await admin.listTopics()).filter((topic) => topic.startsWith(topicPrefix)),
  );

async function withAdmin<T>(
  brokers: readonly string[],
  ask: (admin: ReturnType<ReturnType<typeof createKafkaClient>["admin"]>) => Promise<T>,
): Promise<T> {
  const logger = createLogger({ service: "read-every-record", level: "silent" });
  const admin = createKafkaClient(brokers, "raakvlak-read-every-record", logger).admin();
  await admin.connect();
  try {
    return await ask(admin);
  } finally {
    await admin.disconnect();
  }
}
