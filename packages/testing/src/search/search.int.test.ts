import { randomUUID } from "node:crypto";
import { vacanciesTopic, vacancyOpened } from "@raakvlak/contracts";
import { recordOf } from "@raakvlak/messaging";
import { expect, test } from "vitest";
import { aVacancy } from "../builders/builders.ts";
import { eventually } from "../stack/eventually.ts";
import { useStack } from "../stack/use-stack.ts";
import { searchDatabases } from "./search-databases.ts";
import { searchRedis } from "./search-redis.ts";
import { searchSegments } from "./search-segments.ts";
import { needlesFor } from "./search-text.ts";
import { searchTopics } from "./search-topics.ts";

const stack = useStack();
const word = `kanarie-${randomUUID().slice(0, 8)}`;
const needles = needlesFor([word]);
const elsewhere = needlesFor([`nergens-${randomUUID().slice(0, 8)}`]);

test("Redis is searched through all types of keys, and their names", async () => {
  const redis = stack.redis();
  const prefix = `${stack.queuePrefix}.search`;
  await redis.set(`${prefix}.string`, `x${word}`);
  await redis.set(`${prefix}.${word}`, "its name");
  await redis.rpush(`${prefix}.list`, "1", word);
  await redis.sadd(`${prefix}.set`, word);
  await redis.zadd(`${prefix}.zset`, 1, word);
  await redis.hset(`${prefix}.hash-value`, { field: word });
  await redis.hset(`${prefix}.hash-field`, { [word]: "value" });
  await redis.xadd(`${prefix}.stream`, "*", "field", word);
  const { keys, sightings } = await searchRedis(redis, prefix, needles);
  expect(keys).toBe(8);
  expect(new Set(sightings.map(({ where }) => where)).size).toBe(8);
  expect((await searchRedis(redis, prefix, elsewhere)).sightings).toEqual([]);
});

test("databases are searched through every document of every collection", async () => {
  const database = await stack.database("search");
  const nested = { list: [{ deep: `voor ${word}` }] };
  await database.connection.collection("things").insertMany([{ n: 1 }, nested]);
  const found = await searchDatabases(stack.addresses.mongo, stack.databaseName, needles);
  expect(found).toMatchObject({
    databases: [`${stack.databaseName}-search`],
    documents: 2,
    sightings: [{ where: `${stack.databaseName}-search/things` }],
  });
  const { sightings } = await searchDatabases(stack.addresses.mongo, stack.databaseName, elsewhere);
  expect(sightings).toEqual([]);
});

test("topics are searched decompressed, by the protocol and in the broker's files", async () => {
  const bus = await stack.bus("ingestion");
  await bus.ensureTopics([vacanciesTopic]);
  const facts = [aVacancy({ title: word }), aVacancy(), aVacancy({ title: `Bij ${word}` })];
  await bus.publish(
    facts.map((fact) => recordOf(vacancyOpened, fact, { id: fact.vacancyId, stateVersion: 1 })),
  );
  const { kafka } = stack.addresses;
  const found = await searchTopics(kafka, stack.topicPrefix, needles);
  expect(found).toMatchObject({ topics: ["vacancies"], records: 3 });
  expect(found.sightings).toHaveLength(2);
  expect(found.sightings[0]?.where).toMatch(/^vacancies \d+@\d+ value$/);
  expect((await searchTopics(kafka, stack.topicPrefix, elsewhere)).sightings).toEqual([]);

  // The records are compressed: only decompressed batches show the word.
  await eventually(async () => {
    const { segments, sightings } = await searchSegments(kafka, stack.topicPrefix, needles);
    if (segments === undefined) return;
    expect(segments).toBeGreaterThan(0);
    expect(sightings[0]?.where).toMatch(/^vacancies-\d+\//);
  });
  const { sightings } = await searchSegments(kafka, stack.topicPrefix, elsewhere);
  expect(sightings).toEqual([]);
});
