import type { TopicContract, TopicName } from "@raakvlak/contracts";
import { Partitioners } from "kafkajs";
import type { EncodedRecord } from "../../records/encode-record.ts";
import { createMemoryLog, type MemoryLog } from "./memory-log.ts";

export interface MemoryTopics {
  ensure(topic: TopicContract): void;
  /** Throws when the topic was never created. */
  logsOf(topic: TopicName): readonly MemoryLog[];
  logOf(at: { readonly topic: TopicName; readonly partition: number }): MemoryLog;
  /** In the partition that the broker's client would choose for the key. */
  append(topic: TopicName, record: EncodedRecord, partition?: number): void;
}

export function createMemoryTopics(): MemoryTopics {
  const topics = new Map<TopicName, MemoryLog[]>();
  const choosePartition = Partitioners.DefaultPartitioner();
  const logsOf = (topic: TopicName) => {
    const logs = topics.get(topic);
    if (!logs) throw new Error(`topic ${topic} does not exist`);
    return logs;
  };
  const partitionOf = (topic: TopicName, record: EncodedRecord) =>
    choosePartition({
      topic,
      partitionMetadata: logsOf(topic).map((_, partitionId) => ({
        partitionId,
        leader: 0,
        partitionErrorCode: 0,
        replicas: [],
        isr: [],
      })),
      message: record,
    });
  const logOf: MemoryTopics["logOf"] = ({ topic, partition }) => {
    const log = logsOf(topic)[partition];
    if (!log) throw new Error(`topic ${topic} has no partition ${partition}`);
    return log;
  };
  return {
    logsOf,
    logOf,
    ensure(topic) {
      const existing = topics.get(topic.name);
      if (existing && existing.length !== topic.partitions)
        throw new Error(
          `topic ${topic.name} has ${existing.length} partitions, not ${topic.partitions}`,
        );
      if (!existing)
        topics.set(topic.name, Array.from({ length: topic.partitions }, createMemoryLog));
    },
    append(topic, record, partition = partitionOf(topic, record)) {
      logOf({ topic, partition }).append(record);
    },
  };
}
