import { createTestClock } from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { watchForStall } from "./watch-for-stall.ts";

function watched() {
  const clock = createTestClock(new Date("2026-03-02T08:00:00Z"));
  const told = { stalls: 0 };
  const broker = { answers: true, isFetched: false, isBusy: false };
  const started = clock.monotonicMs();
  const watch = watchForStall({
    clock,
    silentMs: () => (broker.isFetched ? 0 : clock.monotonicMs() - started),
    isExcused: () => broker.isBusy,
    ping: async () => {
      if (!broker.answers) throw new Error("away");
    },
    onStall: () => void (told.stalls += 1),
  });
  return { clock, broker, told, watch };
}

test("a consumer whose fetches are not answered while others are has stalled; it is told once", async () => {
  const { clock, told, watch } = watched();
  await clock.advance(55_000);
  expect(told.stalls).toBe(0);
  await clock.advance(10_000);
  expect(told.stalls).toBe(1);
  await clock.advance(300_000);
  expect(told.stalls).toBe(1);
  await watch[Symbol.asyncDispose]();
});

test("an outage of the broker is no stall, and time to come back is given after it", async () => {
  const { clock, broker, told, watch } = watched();
  broker.answers = false;
  await clock.advance(600_000);
  broker.answers = true;
  await clock.advance(25_000);
  expect(told.stalls).toBe(0);
  broker.isFetched = true;
  await clock.advance(600_000);
  expect(told.stalls).toBe(0);
  await watch[Symbol.asyncDispose]();
});

test("a broker that comes and goes is no stall", async () => {
  const { clock, broker, told, watch } = watched();
  for (let minute = 0; minute < 20; minute += 1) {
    broker.answers = true;
    await clock.advance(20_000);
    broker.answers = false;
    await clock.advance(10_000);
  }
  expect(told.stalls).toBe(0);
  await watch[Symbol.asyncDispose]();
});

test("nothing to fetch, or a long batch, is no stall", async () => {
  const { clock, broker, told, watch } = watched();
  broker.isBusy = true;
  await clock.advance(600_000);
  expect(told.stalls).toBe(0);
  await watch[Symbol.asyncDispose]();
});
