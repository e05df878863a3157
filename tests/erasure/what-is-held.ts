import { readEveryRecord, type Bus, type OutgoingRecord } from "@raakvlak/messaging";
import { connectDatabase } from "@raakvlak/runtime";
import {
  eventually,
  needlesFor,
  searchDatabases,
  searchFiles,
  searchRedis,
  searchSegments,
  searchTopics,
  type TestStack,
} from "@raakvlak/testing";
import type { Journey } from "../e2e/journey.ts";
import { logger } from "./erased-person.ts";

const nameOf = (journey: Journey) => journey.fleet.topicPrefix.slice(0, -1);

/** In which places of every store these words stand: databases by service, topics by the part of the record. */
export async function whereAre(words: readonly string[], journey: Journey, redis: TestStack) {
  const needles = needlesFor(words);
  const { kafka, mongo } = journey.stack;
  const name = nameOf(journey);
  const databases = await searchDatabases(mongo.url, `${name}-`, needles);
  const topics = await searchTopics(kafka.brokers, `${name}.`, needles);
  const segments = await searchSegments(kafka.brokers, `${name}.`, needles);
  const inRedis = await searchRedis(redis.redis(), name, needles);
  const logs = [...journey.fleet.processes.values()].map(({ logFile }) => logFile);
  const places = (sightings: readonly { where: string }[], nameFor: (where: string) => string) =>
    [...new Set(sightings.map(({ where }) => nameFor(where)))].toSorted();
  return {
    databases: places(databases.sightings, (where) => where.slice(name.length + 1)),
    /** `topic part`: its value names more of a person than its key does. */
    topics: places(topics.sightings, (where) => where.replace(/ \d+@\d+/, "")),
    /** How many of the broker's files were looked through; undefined where it runs elsewhere. */
    segmentsSearched: segments.segments,
    /** The topics in whose files it stands. */
    segments: places(segments.sightings, (where) => where.replace(/-\d+\/.*$/, "")),
    redis: places(inRedis.sightings, (where) => where),
    logs: places(await searchFiles(logs, needles), (where) => where),
  };
}

export type Held = Awaited<ReturnType<typeof whereAre>>;

/** What the broker's files must hold; where they are on another machine nobody can say. */
export const inSegments = ({ segmentsSearched }: Held, topics: readonly string[]) =>
  segmentsSearched === undefined ? [] : [...topics];

/** Every collection that a service's database really has, with its documents. */
export async function documentsOf(
  journey: Journey,
  service: Parameters<Journey["fleet"]["databaseName"]>[0],
): Promise<Map<string, Record<string, unknown>[]>> {
  const name = journey.fleet.databaseName(service);
  await using database = await connectDatabase({ url: journey.stack.mongo.url, name, logger });
  const collections = (await database.connection.db?.collections()) ?? [];
  const found = new Map<string, Record<string, unknown>[]>();
  for (const collection of collections)
    found.set(collection.collectionName, await collection.find().toArray());
  return found;
}

/** Everything on the topics under this key, as it could come once more. */
export async function factsOf(key: string, journey: Journey): Promise<OutgoingRecord[]> {
  const facts: OutgoingRecord[] = [];
  await readEveryRecord({
    brokers: journey.stack.kafka.brokers,
    topicPrefix: journey.fleet.topicPrefix,
    onRecord({ topic, key: itsKey, value, headers }) {
      if (itsKey !== key || value === null || headers["ce_type"] === "nobody.knows") return;
      facts.push({
        topic,
        key,
        type: headers["ce_type"] ?? "",
        id: headers["ce_id"] ?? "",
        schemaVersion: 1,
        data: JSON.parse(value.toString()) as unknown,
        ...(headers["ce_stateversion"] !== undefined && {
          stateVersion: Number(headers["ce_stateversion"]),
        }),
      });
    },
  });
  return facts;
}

/** Every text, number and time in a document, as an export would show it. */
export function leavesOf(value: unknown): string[] {
  if (value instanceof Date) return [value.toISOString()];
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leavesOf);
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** Everything that lies on the personal topics now has been dealt with by everybody who consumes it. */
export async function untilConsumed(bus: Bus): Promise<void> {
  const consumers = [
    ["notification-subscriptions", "subscriptions"],
    ["notification-matches", "matches"],
    ["preference-deliveries", "deliveries"],
    ["preference-profiles-check", "profiles"],
    ["preference-subscriptions-check", "subscriptions"],
    ["matching-dispatcher", "profiles"],
  ] as const;
  for (const [group, topic] of consumers) {
    const ends = await bus.endOffsets(topic);
    await eventually(
      async () => {
        const committed = await bus.committedOffsets(group, topic);
        if (committed.some((at, partition) => at < (ends[partition] ?? 0)))
          throw new Error(`${group} has not read everything of ${topic} yet`);
      },
      { timeoutMs: 60_000 },
    );
  }
}
