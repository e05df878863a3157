import { expect, test } from "vitest";
import { createSystemClock } from "./system-clock.ts";

const clock = createSystemClock();

test("a sleep lasts, ends early on abort, and does not overflow", async () => {
  const beganAtMs = clock.monotonicMs();
  await clock.sleep(30);
  expect(clock.monotonicMs() - beganAtMs).toBeGreaterThanOrEqual(28);

  const stop = new AbortController();
  const long = clock.sleep(30 * 86_400_000, stop.signal);
  await clock.sleep(10);
  stop.abort();
  await long;
  expect(clock.monotonicMs() - beganAtMs).toBeLessThan(1_000);
});
