import { randomUUID } from "node:crypto";
import { heartbeatKey, type TopicContract } from "@raakvlak/contracts";
import { encodeRecord } from "../../records/encode-record.ts";
import { tombstoneOf } from "../../records/outgoing-record.ts";
import type { RawRecord } from "../../records/raw-record.ts";
import type { PresenceNeeds } from "./keep-presence.ts";

const portion = 500;
const pauseMs = 1_000;

/**
 * Compares what is held with what the topics still have. A key that is gone from its topic has ended, and its tombstone too: the consumer gets it after
 * all, through its whole middleware. Its version is the next after the one held, so that whatever really came later wins.
 *
 * The order matters: held first, then the topic's end, then the topic. Whatever is written meanwhile by another member is younger than the list.
 */
export async function makeUpEnds(needs: PresenceNeeds, signal: AbortSignal): Promise<void> {
  for (const topic of needs.topics.filter(({ kind }) => kind === "state")) {
    const held = new Map<string, number>();
    for await (const some of needs.readModel.held(topic.name))
      for (const [key, version] of some) held.set(key, version);
    if (held.size === 0) continue;
    for (const key of await presentKeys(needs, topic, signal)) held.delete(key);
    // Half a reading would end what is only not read yet.
    if (signal.aborted) return;
    await endAll(needs, topic, { missing: [...held], signal });
    needs.logger.warn("absence-made-up", {
      group: needs.group,
      topic: topic.name,
      count: held.size,
    });
  }
}

/** The keys whose last record is no tombstone; one that nobody can read counts as present. */
async function presentKeys(
  { bus, group }: PresenceNeeds,
  topic: TopicContract,
  signal: AbortSignal,
): Promise<Set<string>> {
  const present = new Set<string>();
  const ends = await bus.endOffsets(topic.name);
  const positions = await bus.committedOffsets(`${group}-none`, topic.name);
  const { promise: isRead, resolve } = Promise.withResolvers<void>();
  const look = () => {
    if (ends.every((end, partition) => (positions[partition] ?? 0) >= end)) resolve();
  };
  look();
  signal.addEventListener("abort", () => resolve());
  await using _reader = await bus.openReader({
    group: `${group}-absence-${randomUUID()}`,
    topics: [topic.name],
    maxRecords: 2_000,
    positionOf: (_topic, partition) => positions[partition] ?? 0,
    async onRecords({ partition, records, nextOffset }) {
      for (const { key, value } of records) {
        if (value === null) present.delete(key);
        else if (key !== heartbeatKey) present.add(key);
      }
      positions[partition] = nextOffset;
      look();
      return { nextOffset };
    },
  });
  await isRead;
  return present;
}

async function endAll(
  { steps, clock }: PresenceNeeds,
  topic: TopicContract,
  { missing, signal }: { missing: [key: string, version: number][]; signal: AbortSignal },
): Promise<void> {
  let records = missing.map(([key, version], index): RawRecord => {
    const tombstone = encodeRecord(
      tombstoneOf(topic, key, version + 1),
      topic.producer,
      clock.now(),
    );
    // No partition has it: the place only tells it from others.
    return { ...tombstone, topic: topic.name, partition: -1, offset: index };
  });
  while (records.length > 0 && !signal.aborted) {
    const some = records.slice(0, portion);
    const results = await steps(some, { isStale: () => signal.aborted });
    const open = some.filter((_, index) => !isSettled(results[index]?.kind));
    records = [...open, ...records.slice(portion)];
    if (open.length > 0) await clock.sleep(pauseMs, signal);
  }
}

function isSettled(kind: string | undefined): boolean {
  return kind === "done" || kind === "skipped" || kind === "rejected";
}
