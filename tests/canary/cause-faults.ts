import { readFile } from "node:fs/promises";
import { subscriptionChanged, subscriptionsTopic } from "@raakvlak/contracts";
import { createKafkaBus, type OutgoingRecord } from "@raakvlak/messaging";
import { createLogger, createSystemClock, developmentToken } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { expect } from "vitest";
import type { Journey } from "../e2e/journey.ts";

const clock = createSystemClock();
const logger = createLogger({ service: "canary", level: "silent" });

/** What goes wrong in a house, each time with the word in it: messages that are parked, requests that say too much. */
export async function causeFaults(journey: Journey, word: string): Promise<void> {
  await parkMessages(journey, word);
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
