import { describe, expect, test } from "vitest";
import { createTestClock } from "./test-clock.ts";

const noon = new Date("2026-03-02T12:00:00.000Z");

describe("a test clock", () => {
  test("stands still until it is moved", async () => {
    const clock = createTestClock(noon);
    expect(clock.now()).toEqual(noon);
    await clock.advance(1_500);
    expect(clock.now().toISOString()).toBe("2026-03-02T12:00:01.500Z");
    expect(clock.monotonicMs()).toBe(1_500);
  });

  test("wakes each sleeper at its own instant, in order", async () => {
    const clock = createTestClock(noon);
    const woken: string[] = [];
    const sleeper = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name} at ${clock.monotonicMs()}`);
    };
    const all = [sleeper("late", 300), sleeper("early", 100)];
    await clock.advance(200);
    expect(woken).toEqual(["early at 100"]);
    await clock.advance(200);
    await Promise.all(all);
    expect(woken).toEqual(["early at 100", "late at 300"]);
  });

  test("wakes those who went to sleep while it was moving", async () => {
    const clock = createTestClock(noon);
    const woken: number[] = [];
    const twice = async () => {
      await clock.sleep(100);
      await clock.sleep(100);
      woken.push(clock.monotonicMs());
    };
    const done = twice();
    await clock.advance(1_000);
    await done;
    expect(woken).toEqual([200]);
  });

  test("goes back with the wall alone", async () => {
    const clock = createTestClock(noon);
    await clock.advance(1_000);
    await clock.set(new Date("2026-03-01T00:00:00.000Z"));
    expect(clock.now().toISOString()).toBe("2026-03-01T00:00:00.000Z");
    expect(clock.monotonicMs()).toBe(1_000);
  });

  test("an aborted sleep ends at once", async () => {
    const clock = createTestClock(noon);
    const stop = new AbortController();
    const slept = clock.sleep(1_000, stop.signal);
    stop.abort();
    await slept;
    await clock.sleep(1_000, stop.signal);
    expect(clock.monotonicMs()).toBe(0);
  });
});

describe("every", () => {
  test("runs at each interval, never over itself, and goes on after a throw", async () => {
    const clock = createTestClock(noon);
    const runs: number[] = [];
    const errors: unknown[] = [];
    const loop = clock.every(
      100,
      async () => {
        runs.push(clock.monotonicMs());
        if (runs.length === 1) throw new Error("once");
        await clock.sleep(150);
      },
      { onError: (error) => errors.push(error) },
    );
    await clock.advance(700);
    expect(runs).toEqual([100, 200, 450, 700]);
    expect(errors).toHaveLength(1);
    const ended = loop[Symbol.asyncDispose]();
    await clock.advance(1_000);
    await ended;
    expect(runs).toHaveLength(4);
  });

  test("disposal aborts the run under way and waits for it", async () => {
    const clock = createTestClock(noon);
    let ended = false;
    const loop = clock.every(100, async (signal) => {
      await clock.sleep(60_000, signal);
      ended = true;
    });
    await clock.advance(100);
    await loop[Symbol.asyncDispose]();
    expect(ended).toBe(true);
  });
});
