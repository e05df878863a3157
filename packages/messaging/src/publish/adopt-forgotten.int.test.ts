import { deliveriesTopic, deliveryRecorded, type Delivery } from "@raakvlak/contracts";
import { createTestClock } from "@raakvlak/runtime";
import { eventually, useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { createInMemoryBus } from "../bus/memory/create-in-memory-bus.ts";
import { createFactOutbox } from "./create-fact-outbox.ts";
import { pendingOf } from "./intent.ts";
import { startRelay } from "./start-relay.ts";

const stack = useStack();
const fact: Delivery = {
  outcome: "unsubscribed",
  candidateId: "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11",
  at: "2026-03-02T08:15:30.250Z",
  list: "alerts",
  refusals: 1,
  refusedThrough: 1,
  how: "one-click",
};

test("facts whose writer died before their intent are published and gone some minutes later", async () => {
  const database = await stack.database();
  const clock = createTestClock(new Date("2026-03-02T08:16:00.000Z"));
  await using bus = createInMemoryBus({ service: "notification", clock, logger: stack.logger });
  await bus.ensureTopics([deliveriesTopic]);
  const outbox = createFactOutbox({ database, clock });
  await outbox.store(deliveryRecorded, [fact], { job: "died", version: 1 });
  await pendingOf(database).deleteMany({});

  await using relay = await startRelay({
    database,
    bus,
    owners: [],
    facts: [outbox],
    clock,
    logger: stack.logger,
  });
  await eventually(async () => {
    await clock.advance(60_001);
    relay.nudge();
    expect((await bus.endOffsets("deliveries")).reduce((sum, end) => sum + end, 0)).toBe(1);
    expect(await database.connection.collection("outbox").countDocuments({})).toBe(0);
    expect(await relay.pendingCount()).toBe(0);
  });
});
