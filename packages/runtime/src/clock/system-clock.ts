import type { Clock } from "./clock.ts";
import { createMonotonic } from "./monotonic.ts";
import { runEvery } from "./run-every.ts";

/** The longest a timer can wait: Node turns anything longer into 1 ms. */
const longestTimerMs = 2_147_483_647;

/** The machine's time. */
export function createSystemClock(): Clock {
  return {
    now: () => new Date(),
    monotonicMs: createMonotonic(),
    sleep,
    every: (ms, task, options) => runEvery(sleep, ms, task, options),
  };
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, Math.min(Math.max(ms, 0), longestTimerMs));
    signal?.addEventListener("abort", wake);
  });
}
