import { deliveriesTopic, deliveryRecorded, type Delivery } from "@raakvlak/contracts";
import { createTestClock } from "@raakvlak/runtime";
import { eventually, useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { createInMemoryBus } from "../bus/memory/create-in-memory-bus.ts";
import { createFactOutbox } from "./create-fact-outbox.ts";
import { startRelay } from "./start-relay.ts";

const stack = useStack();
const jobs = 120;
const retried = 20;

const factOf = (job: number): Delivery => ({
  outcome: "unsubscribed",
  candidateId: "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11",
  at: "2026-03-02T08:15:30.250Z",
  list: "alerts",
  refusals: job + 1,
  refusedThrough: 1,
  how: "one-click",
});

test("facts of many jobs at once leave once each, also beside a retry", async () => {
  const database = await stack.database();
  const clock = createTestClock(new Date("2026-03-02T08:16:00.000Z"));
  const { logger } = stack;
  await using bus = createInMemoryBus({ service: "notification", clock, logger });
  await bus.ensureTopics([deliveriesTopic]);
  const outbox = createFactOutbox({ database, clock });
  const stored = database.connection.collection("outbox");
  const store = (job: number) =>
    outbox.store(deliveryRecorded, [factOf(job)], { job: `job-${job}`, version: 1 });

  const all = Array.from({ length: jobs }, (_, job) => job);
  await Promise.all([...all, ...all.slice(0, retried)].map(store));
  expect(await stored.countDocuments({})).toBe(jobs);

  await using relay = await startRelay({
    database,
    bus,
    owners: [],
    facts: [outbox],
    clock,
    logger,
  });
  await eventually(async () => {
    relay.nudge();
    expect(await relay.pendingCount()).toBe(0);
    expect(await stored.countDocuments({})).toBe(0);
  });
  expect((await bus.endOffsets("deliveries")).reduce((sum, end) => sum + end, 0)).toBe(jobs);
});
