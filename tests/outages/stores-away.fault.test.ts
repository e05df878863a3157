import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import { isOwnStackPossible, startOwnStack } from "@raakvlak/infra/stack/own-stack.ts";
import { createSystemClock } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { beforeEach, expect, test } from "vitest";
import { startOutageWorld, type OutageWorld } from "./outage-world.ts";

const clock = createSystemClock();
const databaseAwayMs = 30_000;
const redisAwayMs = 40_000;

beforeEach(({ skip }) => skip(!isOwnStackPossible(), "nothing native was built here"));

test("database away for 30 s, then Redis flushed and away for 40 s: nothing is lost, doubled or parked", async () => {
  const { kafka, mongo, smtp, mailbox } = await ensureStack();
  await using own = await startOwnStack({
    parts: ["mongo", "redis"],
    external: { kafka, smtp, mailbox },
  });
  // Ingestion keeps its own elsewhere: facts go on coming while the others' database is away.
  await using world = await startOutageWorld({
    name: "stores-away",
    stack: own.addresses,
    candidates: 60,
    vacancies: 120,
    ingestionMongo: mongo.url,
  });
  await world.takeIn(30);
  await eventually(() => expect(world.watch.vacancies.size).toBe(30), { timeoutMs: 60_000 });

  await own.part("mongo").kill();
  const databaseBackMs = clock.monotonicMs() + databaseAwayMs;
  await world.takeIn(10);
  await expectProblems(world);
  while (clock.monotonicMs() < databaseBackMs) {
    if (world.taken() < 60) await world.takeIn(5);
    await clock.sleep(2_000);
  }
  await world.expectSameProcesses();
  await own.part("mongo").start();
  await world.expectAllTold(120_000);

  await own.part("redis").kill();
  await own.part("redis").erase();
  const redisBackMs = clock.monotonicMs() + redisAwayMs;
  while (clock.monotonicMs() < redisBackMs) {
    if (world.taken() < 100) await world.takeIn(10);
    await clock.sleep(2_000);
  }
  // Facts are safe in `due`: the consumers have gone on.
  for (const service of ["matching", "notification"] as const)
    expect(await world.metric(service, "raakvlak_consumer_lag_records"), service).toBe(0);
  expect(await world.metric("matching", "raakvlak_due_jobs")).toBeGreaterThan(0);
  await own.part("redis").start();
  await world.expectAllTold(120_000);
  await world.expectSameProcesses();
});

/** Who needs the database says so, as a problem that tells nothing of the inside; the rest goes on. */
async function expectProblems(world: OutageWorld): Promise<void> {
  const [person] = world.people;
  const [vacancyId] = world.watch.vacancies.keys();
  const candidate = `/candidates/${person?.candidateId}`;
  const refused = await Promise.all([
    world.ask("preference", `${candidate}/wishes`),
    world.ask("preference", `${candidate}/wishes`, { method: "PUT", body: person?.wishes }),
    world.ask("preference", `${candidate}/withdrawals`, {
      method: "POST",
      body: { purpose: "alerts", wordingVersion: "2026-11", how: "test" },
    }),
    world.ask("notification", `${candidate}/messages`),
    world.ask("notification", `${candidate}/refusals`, {
      method: "POST",
      body: { list: "alerts", how: "site" },
    }),
    world.ask("matching", `/vacancies/${vacancyId}/candidates`),
  ]);
  for (const [index, { status, type, body }] of refused.entries()) {
    expect({ index, status, type, body }).toEqual({
      index,
      status: 503,
      type: "application/problem+json",
      body: {
        type: "urn:raakvlak:problem:stores-away",
        title: "Our database does not answer; try again later",
        status: 503,
        code: "stores-away",
      },
    });
  }
  for (const service of ["preference", "matching", "notification"] as const) {
    const readiness = await world.ask(service, "/readyz");
    expect(readiness, service).toMatchObject({ status: 503 });
    expect((readiness.body as { checks: { mongodb: string } }).checks.mongodb).not.toBe("ok");
  }
  const page = await fetch(`${world.journey.fleet.publicUrl("site")}/`);
  expect(page.status).toBe(200);
  expect(await world.ask("ingestion", "/sources")).toMatchObject({ status: 200 });
}
