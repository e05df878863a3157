import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import { isOwnStackPossible, startOwnStack } from "@raakvlak/infra/stack/own-stack.ts";
import { createSystemClock } from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { beforeEach, expect, test } from "vitest";
import { startOutageWorld, type OutageWorld } from "./outage-world.ts";

const clock = createSystemClock();
const awayMs = 60_000;
const inStepWithinMs = 45_000;

beforeEach(({ skip }) => skip(!isOwnStackPossible(), "nothing native was built here"));

test("broker away for 60 s: every service answers and stores, and afterwards all is published and told, once", async () => {
  const { mongo, redis, smtp, mailbox } = await ensureStack();
  await using own = await startOwnStack({
    parts: ["kafka"],
    external: { mongo, redis, smtp, mailbox },
  });
  await using world = await startOutageWorld({
    name: "broker-away",
    stack: own.addresses,
    candidates: 60,
    vacancies: 100,
  });
  await world.takeIn(40);
  await eventually(() => expect(world.watch.vacancies.size).toBe(40), { timeoutMs: 60_000 });

  await own.part("kafka").kill();
  const backAtMs = clock.monotonicMs() + awayMs;
  for (let round = 0; clock.monotonicMs() < backAtMs; round += 1) {
    if (world.taken() < 90) await world.takeIn(5);
    await expectAnswers(world, round);
    await clock.sleep(2_000);
  }
  await world.expectSameProcesses();
  const { status, body } = await world.ask("ingestion", "/readyz");
  expect({ status, kafka: (body as { checks: { kafka: string } }).checks.kafka }).not.toMatchObject(
    { kafka: "ok" },
  );

  await own.part("kafka").start();
  const backMs = clock.monotonicMs();
  await eventually(() => expect(world.watch.vacancies.size).toBe(world.taken()), {
    timeoutMs: inStepWithinMs,
  });
  process.stderr.write(`in step after ${Math.round(clock.monotonicMs() - backMs)} ms\n`);
  await world.takeIn(5);
  await world.expectAllTold(120_000);
  await world.expectSameProcesses();
});

/** What needs no broker goes on: reading, writing, ranking, refusing, and the pages. */
async function expectAnswers(world: OutageWorld, round: number): Promise<void> {
  const person = world.people[round % world.people.length];
  const [vacancyId] = world.watch.vacancies.keys();
  const candidate = `/candidates/${person?.candidateId}`;
  const answers = {
    wishes: await world.ask("preference", `${candidate}/wishes`),
    written: await world.ask("preference", `${candidate}/wishes`, {
      method: "PUT",
      body: person?.wishes,
    }),
    ranked: await world.ask("matching", `/vacancies/${vacancyId}/candidates`),
    messages: await world.ask("notification", `${candidate}/messages`),
    page: await fetch(`${world.journey.fleet.publicUrl("site")}/`),
  };
  for (const [what, { status }] of Object.entries(answers))
    expect({ what, status }).toEqual({ what, status: 200 });
}
