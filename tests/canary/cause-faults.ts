import { readFile } from "node:fs/promises";
import { subscriptionChanged, subscriptionsTopic } from "@raakvlak/contracts";
import { createKafkaBus, type OutgoingRecord } from "@raakvlak/messaging";
import {
  connectDatabase,
  createLogger,
  createSystemClock,
  developmentToken,
} from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { expect } from "vitest";
import type { Journey } from "../e2e/journey.ts";

const clock = createSystemClock();
const logger = createLogger({ service: "canary", level: "silent" });

/** What goes wrong in a house, each time with the word in it: messages that are parked, requests that say too much. */
export async function causeFaults(journey: Journey, word: string): Promise<void> {
  await parkMessages(journey, word);
  await storeUnpublishable(journey);
  await sendRequests(journey, word);
}

/** A subscription that breaks its contract: notification parks it, and the owner's check of preference does, too. */
async function parkMessages({ stack, fleet }: Journey, word: string): Promise<void> {
  const { brokers } = stack.kafka;
  const { topicPrefix } = fleet;
  await using bus = createKafkaBus({ brokers, service: "preference", topicPrefix, clock, logger });
  const broken: OutgoingRecord = {
    topic: subscriptionsTopic.name,
    key: "00000000-0000-4000-8000-00000000dead",
    type: subscriptionChanged.type,
    id: "broken",
    schemaVersion: subscriptionChanged.version,
    stateVersion: 1,
    data: { address: `${word}@kandidaat.example`, firstName: [word], locale: word },
  };
  await bus.publish([broken]);
  for (const service of ["notification", "preference"] as const)
    await eventually(
      async () =>
        expect(await readFile(fleet.process(service).logFile, "utf8")).toContain("message-parked"),
      { timeoutMs: 60_000 },
    );
}

/** Whose subscription breaks its contract where it is stored. */
export const unpublishableId = "6f1d9c1e-0000-4000-8000-00000000dead";

/** A stored subscription that can not be published: preference's relay says so, and may not say whose. */
async function storeUnpublishable({ stack, fleet }: Journey): Promise<void> {
  const name = fleet.databaseName("preference");
  await using database = await connectDatabase({ url: stack.mongo.url, name, logger });
  const collection = (of: string) => database.connection.collection<{ _id: string }>(of);
  const contact = { address: "", locale: "of nowhere" };
  const broken = {
    _id: unpublishableId,
    version: 1,
    published: 0,
    erased: false,
    contact,
    grants: {},
  };
  await collection("subscriptions").insertOne(broken);
  const intent = { collection: "subscriptions", documentId: unpublishableId, version: 1 };
  await collection("pending").insertOne({ _id: `subscriptions:${unpublishableId}:1`, ...intent });
  await eventually(
    async () =>
      expect(await readFile(fleet.process("preference").logFile, "utf8")).toContain(
        "unpublishable",
      ),
    { timeoutMs: 60_000 },
  );
}

/** The word in paths, queries, headers and bodies, right and wrong. */
async function sendRequests({ fleet }: Journey, word: string): Promise<void> {
  const address = encodeURIComponent(`${word}@kandidaat.example`);
  const headers = {
    authorization: `Bearer ${developmentToken("operator")}`,
    "content-type": "application/json",
    "user-agent": word,
    "x-forwarded-for": word,
  };
  const body = `{"address": "${word}@kandidaat.example", `;
  const paths = [
    `/candidates/${address}/contact`,
    `/subjects/${address}`,
    `/${address}?q=${address}`,
  ];
  const bases = [...fleet.processes.values()].map(({ internalUrl }) => internalUrl);
  bases.push(fleet.publicUrl("site"), fleet.publicUrl("notification"));
  const statuses = new Set<number>();
  for (const base of bases)
    for (const path of paths)
      for (const request of [{ headers }, { headers, method: "PUT", body }]) {
        const answer = await fetch(`${base}${path}`, request);
        await answer.arrayBuffer();
        statuses.add(answer.status);
      }
  const { status } = await fetch(`${fleet.publicUrl("site")}/?q=${address}`, { headers });
  expect(status).toBeLessThan(500);
  expect([...statuses].filter((each) => each < 400 || each >= 500)).toEqual([]);
}
