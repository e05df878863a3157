import { createTestClock } from "@raakvlak/runtime";
import { expect, it } from "vitest";
import { createTurns } from "./turns.ts";

it("goes on for five milliseconds, and then lets others have their turn", async () => {
  const clock = createTestClock(new Date("2026-11-23T12:00:00.000Z"));
  const rest = createTurns(clock)();
  let rested = 0;
  const restOnce = async () => {
    await rest();
    rested += 1;
  };
  await restOnce();
  await clock.advance(4);
  await restOnce();
  expect(rested).toBe(2);
  await clock.advance(1);
  const waits = restOnce();
  await Promise.resolve();
  expect(rested).toBe(2);
  await clock.advance(1);
  await waits;
  expect(rested).toBe(3);
  // A new turn begins after the pause.
  await restOnce();
  expect(rested).toBe(4);
});
