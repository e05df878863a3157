import type { TopicName } from "@raakvlak/contracts";
import type { RecordBatch, Settled } from "../bus/bus.ts";
import { decodeRecord } from "../records/decode-record.ts";
import type { Fact } from "../records/fact.ts";
import { topicFormats } from "../records/topic-formats.ts";
import { createReaderPositions, type ReaderPositions } from "./reader-positions.ts";
import type { TopicReader, TopicReaderOptions } from "./topic-reader.ts";

/** A fetch answers at least every 250 ms; when nothing was heard for this long nobody knows what the topics hold by now. */
const normalSilenceMs = 2_000;
const silence = (silentMs: number) => (silentMs > normalSilenceMs ? silentMs : 0);

/** Facts handed over at once, at most: the first read is fast in large portions. */
const maxRecords = 2_000;

/**
 * Follows whole topics from its own positions and commits nothing. Resolves when reading has begun; `caughtUp` when
 * everything that the topics held then has been handed over. Throws when the broker can not be reached.
 */
export async function startTopicReader(options: TopicReaderOptions): Promise<TopicReader> {
  const { bus, group, clock, startAt = {} } = options;
  const names = options.topics.map(({ name }) => name);
  const starts = await byTopic(names, async (topic) => {
    const oldest = await bus.committedOffsets(group, topic);
    // What retention has removed can not be read any more, whatever a snapshot says.
    return oldest.map((offset, partition) => Math.max(offset, startAt[topic]?.[partition] ?? 0));
  });
  const ends = await byTopic(names, (topic) => bus.endOffsets(topic));
  const positions = createReaderPositions(starts, ends, clock);
  const subscription = await bus.openReader({
    group,
    topics: names,
    maxRecords,
    positionOf: (topic, partition) => positions.of(topic)[partition] ?? 0,
    onRecords: createReceiver(options, positions),
  });
  return {
    caughtUp: positions.caughtUp,
    positions: (topic) => [...positions.of(topic)],
    reached: (topic, offsets) =>
      offsets.every((offset, partition) => (positions.of(topic)[partition] ?? 0) >= offset),
    behindMs: () => Math.max(positions.behindMs(), silence(subscription.silentMs())),
    [Symbol.asyncDispose]: () => subscription[Symbol.asyncDispose](),
  };
}

function createReceiver(
  { topics, onFacts, onUnreadable, logger, group }: TopicReaderOptions,
  positions: ReaderPositions,
): (batch: RecordBatch) => Promise<Settled> {
  const formats = topicFormats(topics);
  return async ({ topic, partition, records, nextOffset, endOffset }) => {
    // After a rejoin a fetch that was under way may bring again what is read already.
    const fresh = records.filter(({ offset }) => offset >= (positions.of(topic)[partition] ?? 0));
    const facts: Fact[] = [];
    for (const record of fresh) {
      const decoded = decodeRecord(record, formats);
      if (decoded.kind === "fact") facts.push(decoded.fact);
      if (decoded.kind !== "unreadable") continue;
      const place = { topic, partition, offset: record.offset, group };
      logger.warn("unreadable-record", { ...place, reason: decoded.reason });
      // In its place among the others: a newer good version behind it must lift the hold.
      if (facts.length > 0) await onFacts(facts.splice(0));
      onUnreadable?.(topic, record.key, decoded.reason);
    }
    if (facts.length > 0) await onFacts(facts);
    positions.advance({ topic, partition, nextOffset, endOffset });
    return { nextOffset };
  };
}

async function byTopic(
  topics: readonly TopicName[],
  read: (topic: TopicName) => Promise<number[]>,
): Promise<Map<TopicName, number[]>> {
  return new Map(
    await Promise.all(topics.map(async (topic) => [topic, await read(topic)] as const)),
  );
}
