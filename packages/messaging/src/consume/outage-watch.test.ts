import { createLogger, createTestClock } from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { createOutageWatch } from "./outage-watch.ts";

function createWatch(storesAnswer: () => Promise<void>) {
  const clock = createTestClock(new Date("2026-03-02T08:00:00Z"));
  const stop = new AbortController();
  const logger = createLogger({ service: "test", level: "silent" });
  const watch = createOutageWatch({ storesAnswer, clock, logger, signal: stop.signal });
  return { clock, stop, watch };
}

test("stores that answer are no outage", async () => {
  const { watch } = createWatch(async () => undefined);
  expect(await watch.check()).toBeUndefined();
});

test("all wait for one probe, and the outage is over when it passes", async () => {
  let isAway = true;
  let probes = 0;
  const { watch, clock } = createWatch(async () => {
    probes += 1;
    if (isAway) throw new Error("away");
  });
  const [first, second] = await Promise.all([watch.check(), watch.check()]);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  let isOver = false;
  void first?.over.then(() => (isOver = true));
  await clock.advance(10_000);
  expect(isOver).toBe(false);
  const before = probes;
  isAway = false;
  await clock.advance(5_000);
  expect(isOver).toBe(true);
  expect(probes).toBe(before + 1);
  expect(await watch.check()).toBeUndefined();
});

test("a store that does not answer within 5 s is away, and a stop ends the waiting", async () => {
  const { watch, clock, stop } = createWatch(() => new Promise(() => undefined));
  const checking = watch.check();
  await clock.advance(5_000);
  const outage = await checking;
  expect(outage).toBeDefined();
  stop.abort();
  await clock.advance(5_200);
  await outage?.over;
});
