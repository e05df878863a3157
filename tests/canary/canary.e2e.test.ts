import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deliveriesTopic, deliveryRecorded, ingestionRoutes } from "@raakvlak/contracts";
import { readOffers } from "@raakvlak/infra/demo/trickle-feed.ts";
import { serviceNames } from "@raakvlak/infra/processes/fleet.ts";
import { createKafkaBus, recordOf } from "@raakvlak/messaging";
import {
  connectDatabase,
  createLogger,
  createServiceClient,
  createSystemClock,
  developmentToken,
  metricCatalog,
} from "@raakvlak/runtime";
import {
  eventually,
  needlesFor,
  type RedisWatch,
  searchDatabases,
  searchFiles,
  searchRedis,
  searchSegments,
  searchText,
  searchTopics,
  type Sighting,
  startSmtpSink,
  watchRedis,
} from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startJourney, type Journey } from "../e2e/journey.ts";
import { startTraceCollector, type TraceCollector } from "../e2e/trace-collector.ts";
import { causeFaults, unpublishableId } from "./cause-faults.ts";
import { metricsOf, suspiciousSeries, unknownSeries } from "./metric-lines.ts";

/**
 * Every candidate of this fleet carries a word that stands nowhere else, in name and address. Mails are sent, refused by
 * a server that quotes the address, messages parked, requests made that hold the word where it does not belong. Then
 * everything that is kept or shown anywhere is searched.
 */
const clock = createSystemClock();
const logger = createLogger({ service: "canary", level: "silent" });
const word = `kanarie${clock.now().getTime().toString(36)}`;
const planted = `geplant${clock.now().getTime().toString(36)}`;
const canary = needlesFor([word]);
const proof = needlesFor([planted]);
const resources = new AsyncDisposableStack();
let journey: Journey;
let collector: TraceCollector;
let redis: RedisWatch;
let shown: Map<string, string>;
let people: readonly string[];

beforeAll(async () => {
  collector = resources.use(await startTraceCollector());
  const sink = resources.use(await startSmtpSink());
  journey = resources.use(
    await startJourney("canary", {
      RAAKVLAK_SMTP: `smtp://${sink.host}:${sink.port}`,
      RAAKVLAK_LOG_LEVEL: "debug",
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: "200",
    }),
  );
  redis = resources.use(
    await watchRedis(journey.stack.redis.url, journey.fleet.topicPrefix.slice(0, -1)),
  );
  const candidates = journey.invent(40, 2).map((candidate, index) => ({
    ...candidate,
    contact: {
      ...candidate.contact,
      firstName: `Kanarie ${word}`,
      address: `${word}.${index}@kandidaat.example`,
    },
  }));
  people = [unpublishableId, ...candidates.map(({ candidateId }) => candidateId)];
  await journey.register(candidates);
  const text = `<${word}.0@kandidaat.example>: ${word} is unknown here`;
  sink.answerNext(
    { kind: "refuse", at: "recipient", code: 550, text: `5.1.1 ${text}` },
    { kind: "refuse", at: "data", code: 554, text },
    { kind: "refuse", at: "recipient", code: 450, text: `4.2.1 ${text}` },
    { kind: "drop-after-data" },
  );
  await runFeed();
  await eventually(() => expect(sink.mails.length).toBeGreaterThan(3), { timeoutMs: 90_000 });
  await causeFaults(journey, word);
  shown = await metricsOf(journey.fleet);
}, 120_000);
afterAll(() => resources.disposeAsync(), 60_000);

async function runFeed(): Promise<void> {
  const feed = join(import.meta.dirname, "..", "..", "infra", "demo", "feed");
  await writeFile(
    join(journey.feedFolder, "feed.json"),
    JSON.stringify({ offers: await readOffers(feed) }),
  );
  const ingestion = createServiceClient(ingestionRoutes, {
    baseUrl: journey.fleet.internalUrl("ingestion"),
    token: developmentToken("operator"),
    timeoutMs: 30_000,
  });
  const params = { sourceId: "canary" };
  const location = { kind: "file" as const, path: "feed.json" };
  const about = { organisationId: "raakvlak", name: "Canary", closeShareMaximum: 100 };
  await ingestion.putSource({ params, body: { ...about, format: "recruitee", location } });
  const body = { dryRun: false, confirmClosing: false };
  expect(await ingestion.runSource({ params, body })).toMatchObject({ ok: true });
}

const places = (sightings: readonly Sighting[]) => [
  ...new Set(sightings.map(({ where }) => where.split(/[ @]/)[0] ?? "")),
];

test("topics, by the protocol: only `subscriptions` holds it", async () => {
  const { stack, fleet } = journey;
  const { brokers } = stack.kafka;
  const { topicPrefix } = fleet;
  const found = await searchTopics(brokers, topicPrefix, canary);
  expect(found.records).toBeGreaterThan(100);
  expect(found.topics.toSorted()).toEqual(
    expect.arrayContaining(["deliveries", "matches", "profiles", "subscriptions", "vacancies"]),
  );
  expect(places(found.sightings)).toEqual(["subscriptions"]);

  await using bus = createKafkaBus({
    brokers,
    service: "notification",
    topicPrefix,
    clock,
    logger,
  });
  const delivery = deliveryRecorded.data.parse({
    outcome: "failed",
    candidateId: "00000000-0000-4000-8000-000000000001",
    at: clock.now().toISOString(),
    messageId: "planted",
    kind: "instant",
    slot: "planted",
    vacancyIds: [],
    reason: planted,
  });
  await bus.publish([recordOf(deliveryRecorded, delivery, { id: "planted" })]);
  const again = await searchTopics(brokers, topicPrefix, proof);
  expect(places(again.sightings)).toEqual([deliveriesTopic.name]);
}, 30_000);

test("the broker's files, decompressed: only `subscriptions` holds it", async ({ skip }) => {
  const { stack, fleet } = journey;
  const found = await searchSegments(stack.kafka.brokers, fleet.topicPrefix, canary);
  skip(found.segments === undefined, "the broker's files are on another machine");
  expect(found.segments).toBeGreaterThan(10);
  // Found there, so the search finds.
  expect(found.sightings.length).toBeGreaterThan(0);
  for (const { where } of found.sightings) expect(where).toMatch(/^subscriptions-\d+\//);
});

test("databases: only those of preference and notification hold it, and no outbox or intent", async () => {
  const { stack, fleet } = journey;
  const prefix = fleet.topicPrefix.slice(0, -1);
  const found = await searchDatabases(stack.mongo.url, prefix, canary);
  expect(found.databases.length).toBeGreaterThan(3);
  const collections = places(found.sightings).map((place) => place.slice(prefix.length + 1));
  expect(collections.toSorted()).toEqual(
    expect.arrayContaining(["notification/recipients", "preference/subscriptions"]),
  );
  for (const collection of collections)
    expect(collection).toMatch(/^(preference|notification)\/(?!outbox|pending|due)/);

  const name = fleet.databaseName("matching");
  await using database = await connectDatabase({ url: stack.mongo.url, name, logger });
  await database.connection.collection("planted").insertOne({ deep: [{ address: planted }] });
  const again = await searchDatabases(stack.mongo.url, prefix, proof);
  expect(places(again.sightings)).toEqual([`${name}/planted`]);
});

test("Redis: no key and no value holds it", async () => {
  const before = await searchRedis(redis.redis, redis.prefix, canary);
  expect(before.sightings).toEqual([]);
  // All that passed through while the fleet worked, for a finished job leaves nothing behind.
  expect(redis.seen.length).toBeGreaterThan(100);
  expect(searchText(redis.seen, canary)).toEqual([]);
  expect(redis.seen.some(([, line]) => line.includes("match-vacancy"))).toBe(true);

  const key = `${redis.prefix}:planted`;
  await redis.redis.hset(key, { data: JSON.stringify({ id: planted }) });
  const again = await searchRedis(redis.redis, redis.prefix, proof);
  await redis.redis.unlink(key);
  expect(places(again.sightings)).toEqual([key]);
  await eventually(() => expect(searchText(redis.seen, proof).length).toBeGreaterThan(0));
});

test("traces: no span holds it", async () => {
  await eventually(() => {
    const services = new Set(collector.spans.map(({ service }) => service));
    expect([...services].toSorted()).toEqual([...serviceNames].toSorted());
  });
  const bodies = collector.bodies.map((body, index) => [`export ${index}`, body] as const);
  expect(searchText(bodies, canary)).toEqual([]);
  await fetch(`${collector.url}/v1/traces`, {
    method: "POST",
    body: JSON.stringify({ resourceSpans: [], planted }),
  });
  expect(searchText([["planted", collector.bodies.at(-1) ?? ""]], proof)).toHaveLength(1);
});

describe("metrics", () => {
  test("no series holds it", () => {
    expect([...shown.keys()].toSorted()).toEqual([...serviceNames].toSorted());
    expect(searchText(shown, canary)).toEqual([]);
    const line = `raakvlak_due_jobs{store="${planted}"} 1`;
    expect(searchText([["planted", line]], proof)).toHaveLength(1);
  });

  test("what services show is what the catalogue says, and no label holds an id", () => {
    const all = [...shown.values()].join("\n");
    expect(unknownSeries(all, metricCatalog)).toEqual([]);
    expect(suspiciousSeries(all)).toEqual([]);
    const uuid = 'raakvlak_due_jobs{store="due",state="0a1b2c3d-0000-4000-8000-000000000000"} 1';
    expect(suspiciousSeries(uuid)).toHaveLength(1);
    expect(unknownSeries('raakvlak_due_jobs{queue="x"} 1', metricCatalog)).toHaveLength(1);
    expect(unknownSeries("raakvlak_unheard_of 1", metricCatalog)).toHaveLength(1);
  });
});

test("logs: no line holds it, whatever went wrong", async () => {
  const files = [...journey.fleet.processes.values()].map(({ logFile }) => logFile);
  const logs = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
  // What went wrong was told.
  for (const event of ["message-parked", "unpublishable", "service-started", "run-finished"])
    expect(logs).toContain(event);
  expect(await searchFiles(files, canary)).toEqual([]);
  // Nor a candidate's id: logs know people by their pseudonym.
  const ids = needlesFor(people);
  expect(await searchFiles(files, ids)).toEqual([]);
  const copy = join(journey.feedFolder, "planted.log");
  await writeFile(
    copy,
    `${logs}\n{"event":"planted","to":"${planted}@kandidaat.example","id":"${people[0]}"}\n`,
  );
  expect(await searchFiles([copy], proof)).toHaveLength(1);
  expect(await searchFiles([copy], ids)).toHaveLength(1);
});
