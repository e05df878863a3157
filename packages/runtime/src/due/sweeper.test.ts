import { expect, test } from "vitest";
import { createTestClock } from "../clock/test-clock.ts";
import { createLogger } from "../logging/create-logger.ts";
import type { DueJob, DueStore } from "./due-store.ts";
import { startSweeper } from "./sweeper.ts";

const noon = new Date("2026-03-02T12:00:00.000Z");
const logger = createLogger({ service: "x", level: "silent" });

/** A store with so many lost jobs, and a queue that can be away. */
function setUp(lost: number, sweepMs = 0) {
  const clock = createTestClock(noon);
  const state = { lost, isAway: false, sweeps: [] as number[], added: 0 };
  const due = {
    async findDue(_now: Date, limit: number) {
      state.sweeps.push(clock.monotonicMs());
      await clock.sleep(sweepMs);
      const count = Math.min(limit, state.lost);
      return Array.from({ length: count }, (_, n) => ({ id: `${n}`, kind: "k" }) as DueJob);
    },
    async markQueued(ids: readonly string[]) {
      state.lost -= ids.length;
    },
  } as unknown as DueStore;
  const queue = {
    async add(jobs: readonly unknown[]) {
      if (!state.isAway) state.added += jobs.length;
      return !state.isAway;
    },
  };
  const start = () => startSweeper({ due, queue, clock, logger, everyMs: 1_000 });
  return { clock, state, start };
}

test("sweeps at once, everything that is lost in batches, and then in every interval", async () => {
  const { clock, state, start } = setUp(1_200);
  const sweeper = start();
  await clock.advance(0);
  expect(state).toMatchObject({ lost: 0, added: 1_200 });
  state.lost = 3;
  await clock.advance(1_200);
  expect(state).toMatchObject({ lost: 0, added: 1_203 });
  await sweeper[Symbol.asyncDispose]();
  const { length } = state.sweeps;
  await clock.advance(10_000);
  expect(state.sweeps).toHaveLength(length);
});

test("notes nothing as queued while Redis is away", async () => {
  const { clock, state, start } = setUp(5);
  state.isAway = true;
  const sweeper = start();
  await clock.advance(3_500);
  expect(state).toMatchObject({ lost: 5, added: 0 });
  state.isAway = false;
  await clock.advance(1_200);
  expect(state).toMatchObject({ lost: 0, added: 5 });
  await sweeper[Symbol.asyncDispose]();
});

test("rests ten times as long as a slow sweep took", async () => {
  const { clock, state, start } = setUp(0, 500);
  const sweeper = start();
  await clock.advance(20_000);
  const gaps = state.sweeps.slice(1).map((at, index) => at - (state.sweeps[index] as number));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_500);
  expect(gaps.length).toBeGreaterThanOrEqual(2);
  const ended = sweeper[Symbol.asyncDispose]();
  await clock.advance(1_000);
  await ended;
});
