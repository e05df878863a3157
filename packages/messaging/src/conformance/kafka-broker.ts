import { randomBytes } from "node:crypto";
import { heartbeatKey, type TopicContract, type TopicName } from "@raakvlak/contracts";
import { createLogger, createSystemClock, type LogLevel } from "@raakvlak/runtime";
import { createKafkaBus } from "../bus/kafka/create-kafka-bus.ts";
import { createEagerTopics } from "../bus/kafka/create-eager-topics.ts";
import { removeTopics } from "../bus/kafka/remove-topics.ts";
import type { RawRecord } from "../records/raw-record.ts";
import { startHeartbeat } from "../publish/start-heartbeat.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";

export const kafkaBroker: BrokerKind = {
  name: "Kafka bus",
  async open() {
    const brokers = (process.env["RAAKVLAK_KAFKA"] ?? "127.0.0.1:19092").split(",");
    const topicPrefix = `t${randomBytes(5).toString("hex")}.`;
    const clock = createSystemClock();
    const level = (process.env["RAAKVLAK_TEST_LOG"] ?? "silent") as LogLevel;
    const logger = createLogger({ service: "conformance", level });
    const connect = () => createKafkaBus({ brokers, service: "site", topicPrefix, clock, logger });
    return {
      connect,
      async createTopics(topics) {
        await createEagerTopics({ topics, brokers, topicPrefix });
        await using bus = connect();
        await bus.ensureTopics(topics);
      },
      compact: (topic) => cleaned(topic, connect, eachKeyOnce),
      expireTombstones: (topic) =>
        cleaned(topic, connect, (records) => {
          eachKeyOnce(records);
          if (records.some(({ value }) => value === null)) throw new Error("a tombstone is left");
        }),
      [Symbol.asyncDispose]: async () => void (await removeTopics({ brokers, topicPrefix })),
    };
  },
};

/** Real compaction: heartbeats make the segments roll until a fresh look finds what is wanted. */
async function cleaned(
  topic: TopicName,
  connect: () => ReturnType<typeof createKafkaBus>,
  expectIn: (records: readonly RawRecord[]) => void,
): Promise<void> {
  await using bus = connect();
  const topicOf = { name: topic, partitions: (await bus.endOffsets(topic)).length };
  await using _beats = startHeartbeat({
    bus,
    topics: [topicOf as TopicContract],
    everyMs: 300,
  });
  await eventually(async () => expectIn(await readAll(topic, bus)), 50_000);
}

function eachKeyOnce(records: readonly RawRecord[]): void {
  const keys = records.map(({ key }) => key).filter((key) => key !== heartbeatKey);
  if (new Set(keys).size !== keys.length) throw new Error("not compacted yet");
}

async function readAll(topic: TopicName, bus: ReturnType<typeof createKafkaBus>) {
  const records: RawRecord[] = [];
  const ends = await bus.endOffsets(topic);
  const positions = ends.map(() => 0);
  await using _reader = await bus.openReader({
    group: `compaction-${randomBytes(4).toString("hex")}`,
    topics: [topic],
    maxRecords: 1_000,
    positionOf: () => 0,
    async onRecords(batch) {
      records.push(...batch.records);
      positions[batch.partition] = batch.nextOffset;
      return { nextOffset: batch.nextOffset };
    },
  });
  await eventually(() => {
    if (ends.some((end, partition) => (positions[partition] ?? 0) < end))
      throw new Error("not read yet");
  });
  return records;
}
