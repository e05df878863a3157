import {
  ingestionRoutes,
  matchingRoutes,
  notificationRoutes,
  preferenceRoutes,
  profilesTopic,
  siteRoutes,
  subscriptionsTopic,
} from "@raakvlak/contracts";
import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import { startHeartbeat } from "@raakvlak/messaging";
import { createServiceClient, developmentToken } from "@raakvlak/runtime";
import { createBuilders, eventually, useStack } from "@raakvlak/testing";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startJourney, type Journey } from "../e2e/journey.ts";
import {
  clock,
  interestOf,
  inventPair,
  logger,
  openBus,
  quickCompaction,
  unreadable,
  vacancyRecord,
} from "./erased-person.ts";
import {
  documentsOf,
  factsOf,
  type Held,
  inSegments,
  leavesOf,
  untilConsumed,
  whereAre,
} from "./what-is-held.ts";

const seed = 811;
const { aVacancy } = createBuilders(seed);
const [first, second] = [aVacancy(), aVacancy()];
const stack = useStack();
const services = ["ingestion", "preference", "matching", "notification", "site"] as const;
const routes = {
  ingestion: ingestionRoutes,
  preference: preferenceRoutes,
  matching: matchingRoutes,
  notification: notificationRoutes,
  site: siteRoutes,
};

let journey: Journey;
let bus: Awaited<ReturnType<typeof openBus>>;
let pair: ReturnType<typeof inventPair>;
beforeAll(async () => {
  await buildSite();
  journey = await startJourney("erasure", {
    RAAKVLAK_COMPACTED_TOPIC_SETTINGS: JSON.stringify(quickCompaction),
    RAAKVLAK_ERASURE_SECOND_LOOK_SECONDS: "2",
  });
  bus = await openBus(journey);
  pair = inventPair(journey, seed);
});
afterAll(async () => {
  await bus?.[Symbol.asyncDispose]();
  await journey?.[Symbol.asyncDispose]();
});

function client<Service extends keyof typeof routes>(service: Service, caller = "operator") {
  return createServiceClient<(typeof routes)[Service]>(routes[service], {
    baseUrl: journey.fleet.internalUrl(service),
    token: developmentToken(caller as "operator"),
    timeoutMs: 20_000,
  });
}

const mailsTo = async ({ contact }: (typeof pair)["gone"]) =>
  journey.mailbox.receive(new Set([contact.address]));
const wordsOf = ({ contact, employer }: (typeof pair)["gone"]) => [
  contact.address,
  contact.firstName ?? "",
  employer,
];
const params = () => ({ candidateId: pair.gone.candidateId });

/** Only the topics and, by name, what each of them may still say. */
function expectRemains(
  { segmentsSearched, ...held }: Held,
  expected: Partial<Omit<Held, "segmentsSearched">>,
): void {
  const none = { databases: [], topics: [], segments: [], redis: [], logs: [] };
  expect(held).toEqual({ ...none, ...expected });
  if (segmentsSearched !== undefined) expect(segmentsSearched).toBeGreaterThan(10);
}

test("somebody has a history in every service and on every topic, and each search finds it", async () => {
  const { gone, stays } = pair;
  await journey.register([gone, stays]);
  await bus.publish([vacancyRecord(first)]);
  for (const person of [gone, stays])
    await eventually(async () => expect(await mailsTo(person)).toHaveLength(1), {
      timeoutMs: 90_000,
    });
  await bus.publish([vacancyRecord(second), interestOf(gone.candidateId, first.vacancyId)]);
  await eventually(async () => {
    const answer = await client("notification").listMessages({ params: params() });
    const states = answer.ok ? answer.body.messages.map(({ state }) => state) : [];
    expect(states).toContain("planned");
  });
  const ranked = await client("matching").rankCandidates({
    params: { vacancyId: first.vacancyId },
    query: {},
  });
  expect(ranked).toMatchObject({ ok: true, body: { eligible: 2 } });
  const { candidateId, employer } = gone;
  await bus.publish([
    unreadable("matches", candidateId, "nothing"),
    unreadable("deliveries", candidateId, "nothing"),
    unreadable("profiles", candidateId, employer),
  ]);
  await eventually(async () => {
    for (const service of ["preference", "notification", "matching"] as const)
      expect((await documentsOf(journey, service)).get("parked"), service).not.toEqual([]);
  });

  await stack.redis().set(`${journey.fleet.topicPrefix.slice(0, -1)}.planted`, candidateId);
  const held = await whereAre([candidateId], journey, stack);
  await stack.redis().del(`${journey.fleet.topicPrefix.slice(0, -1)}.planted`);
  expect(held.databases).toEqual(expect.arrayContaining(everyHolding));
  expect(held.redis).toContainEqual(expect.stringContaining("planted"));
  for (const topic of personalTopics) expect(held.topics).toContain(`${topic} value`);
  expect(held.logs).toEqual([]);
  const words = await whereAre(wordsOf(gone), journey, stack);
  expect(words.databases).toEqual(
    expect.arrayContaining([
      "matching/parked",
      "notification/recipients",
      "preference/profiles",
      "preference/subscriptions",
    ]),
  );
  expect(words.topics).toEqual(["profiles value", "subscriptions value"]);
  expect(held.segments).toEqual(expect.arrayContaining(inSegments(held, personalTopics)));
  expect(words.segments).toEqual(inSegments(words, ["profiles", "subscriptions"]));
});

const personalTopics = ["deliveries", "interests", "matches", "profiles", "subscriptions"];
const everyHolding = [
  "matching/parked",
  "matching/run-sets",
  "matching/snapshot-entries",
  "matching/snapshot-listings",
  "notification/due",
  "notification/pairs",
  "notification/parked",
  "notification/recipients",
  "notification/rows",
  "preference/consents",
  "preference/parked",
  "preference/profiles",
  "preference/subscriptions",
];

test("every collection that exists is in its service's inventory, and the inventory is what the docs say", async () => {
  const docs = await readFile(join(import.meta.dirname, "..", "..", "docs", "privacy.md"), "utf8");
  const written = docs.split("\n").filter((line) => /^\| [a-z]+ +\| `/.test(line));
  const rows: string[] = [];
  for (const service of services) {
    const answer = await client(service).dataInventory({});
    const places = answer.ok ? answer.body.places : [];
    const collections = [...(await documentsOf(journey, service)).keys()];
    const known = places.filter((place) => place.in === "database").map(({ place }) => place);
    expect(known, service).toEqual(expect.arrayContaining(collections));
    for (const { place, holds, foundBy, onErasure, remains } of places)
      rows.push(
        `| ${service} | \`${place}\` | ${[holds, foundBy, onErasure, remains].join(" | ")} |`,
      );
  }
  const plainly = (row: string) => row.replaceAll(/ +/g, " ");
  expect(written.map(plainly)).toEqual(rows);
});

test("the export of a person has everything that is stored of them, field by field, and no token", async () => {
  const answer = await client("preference").exportPerson({ params: params() });
  expect(answer).toMatchObject({ ok: true, body: { complete: true } });
  const parts = answer.ok ? answer.body.parts : [];
  let compared = 0;
  for (const { service, holdings } of parts) {
    const documents = await documentsOf(journey, service as (typeof services)[number]);
    for (const [collection, all] of documents) {
      const exported = new Set(leavesOf(holdings[collection]));
      const text = [...exported].join("\n");
      for (const leaf of theirLeaves(collection, all)) {
        compared += 1;
        expect(exported.has(leaf) || text.includes(leaf), `${service}/${collection}: ${leaf}`).toBe(
          true,
        );
      }
    }
  }
  expect(compared).toBeGreaterThan(200);
  const text = JSON.stringify(parts);
  expect(text).not.toContain(pair.stays.candidateId);
  for (const word of wordsOf(pair.stays)) expect(text).not.toContain(word);
  expect(text.toLowerCase()).not.toMatch(/token|secret/);
});

/** What of a collection is this person's, but for what the export decodes: of a parked message the payload. */
function theirLeaves(collection: string, documents: readonly Record<string, unknown>[]): string[] {
  const { candidateId } = pair.gone;
  // On their way: gone before anybody could compare.
  if (collection === "outbox" || collection === "pending") return [];
  const theirs = documents.filter((document) => JSON.stringify(document).includes(candidateId));
  return theirs.flatMap((document) => {
    // Who wrote it last: the owner's own mark, nobody's data.
    const { value, headers: _, writtenBy: __, input: ___, ...rest } = document;
    if (collection === "snapshot-entries") return leavesOf({ ...rest, reasons: undefined });
    if (collection === "snapshot-listings") return leavesOf(rest["entries"] ?? rest["_id"]);
    if (collection !== "parked")
      return leavesOf({ ...rest, ...(value !== undefined && { value }) });
    return [...leavesOf(rest), Buffer.from(String(value), "base64").toString()];
  });
}

test("erased, with one service down at the time: receipts from all, and what remains is what the docs list", async () => {
  const { gone } = pair;
  const old = await factsOf(gone.candidateId, journey);
  expect(new Set(old.map(({ topic }) => topic))).toEqual(new Set(personalTopics));
  const matching = journey.fleet.process("matching");
  await matching.signal("SIGKILL");
  const preference = client("preference");
  const begun = await preference.eraseSubject({ params: params() });
  expect(begun).toMatchObject({ ok: true, body: { erasure: { state: "pending" } } });
  await eventually(async () => expect(await receipts("waiting")).toEqual(["matching"]), {
    timeoutMs: 60_000,
  });
  matching.start();
  await matching.ready(60_000);
  const finished = { body: { state: "finished", refusal: "done" } };
  await eventually(
    async () => expect(await preference.readErasure({ params: params() })).toMatchObject(finished),
    { timeoutMs: 60_000 },
  );
  expect(await receipts("erased")).toEqual([...services].toSorted());

  // Whatever comes late: the old facts again, the wishes again, a message that nobody can read.
  await bus.publish([...old, unreadable("matches", gone.candidateId, "late")]);
  await untilConsumed(bus);
  const again = await client("preference", "site").putWishes({
    params: params(),
    body: gone.wishes,
  });
  expect(again).toMatchObject({ ok: false, problem: { status: 410, code: "candidate-erased" } });

  const topics = [profilesTopic, subscriptionsTopic];
  await using _beats = startHeartbeat({ bus, topics, clock, logger, everyMs: 500 });
  await eventually(async () => expectRemains(await whereAre(wordsOf(gone), journey, stack), {}), {
    timeoutMs: 60_000,
  });
  await eventually(
    async () => {
      const held = await whereAre([gone.candidateId], journey, stack);
      expectRemains(held, {
        databases: ["preference/profiles", "preference/subscriptions"],
        topics: [
          ...["deliveries", "interests", "matches"].flatMap((topic) =>
            ["headers", "key", "value"].map((part) => `${topic} ${part}`),
          ),
          ...["profiles", "subscriptions"].flatMap((topic) => [`${topic} headers`, `${topic} key`]),
        ],
        segments: inSegments(held, personalTopics),
      });
    },
    { timeoutMs: 60_000 },
  );
});

async function receipts(state: "waiting" | "erased"): Promise<string[]> {
  const answer = await client("preference").readErasure({ params: params() });
  const all = answer.ok ? answer.body.receipts : [];
  return all
    .filter((one) => one.state === state)
    .map(({ service }) => service)
    .toSorted();
}

test("the others keep what is theirs: the list replays without the erased one, and only they are mailed on", async () => {
  const { gone, stays } = pair;
  const snapshots = (await documentsOf(journey, "matching")).get("snapshots") ?? [];
  expect(snapshots.length).toBeGreaterThan(0);
  for (const { _id } of snapshots)
    expect(
      await client("matching").replaySnapshot({ params: { snapshotId: String(_id) } }),
    ).toMatchObject({ ok: true, body: { identical: true, removed: 1 } });
  await writeFile(journey.clockFile, String(2 * 60_000));
  await eventually(async () => expect((await mailsTo(stays)).length).toBeGreaterThan(1), {
    timeoutMs: 60_000,
  });
  expect(await mailsTo(gone)).toHaveLength(1);
});
