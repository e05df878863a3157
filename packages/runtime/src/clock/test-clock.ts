import type { Clock } from "./clock.ts";
import { runEvery } from "./run-every.ts";

export interface TestClock extends Clock {
  /** Moves wall and monotonic time on together, waking every sleeper on the way at its own instant. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock; forwards like `advance`, backwards without touching monotonic time or sleepers. */
  set(to: Date): Promise<void>;
}

interface Sleeper {
  readonly wakeAtMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until the test moves it. */
export function createTestClock(start: Date): TestClock {
  let wallMs = start.getTime();
  let monotonicMs = 0;
  const sleepers = new Set<Sleeper>();

  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = () => {
        sleepers.delete(sleeper);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const sleeper: Sleeper = { wakeAtMs: monotonicMs + Math.max(ms, 0), wake };
      sleepers.add(sleeper);
      signal?.addEventListener("abort", wake);
    });

  const advance = async (ms: number) => {
    const targetMs = monotonicMs + ms;
    await settle();
    for (let next = firstUpTo(sleepers, targetMs); next; next = firstUpTo(sleepers, targetMs)) {
      wallMs += next.wakeAtMs - monotonicMs;
      monotonicMs = next.wakeAtMs;
      next.wake();
      await settle();
    }
    wallMs += targetMs - monotonicMs;
    monotonicMs = targetMs;
  };

  return {
    now: () => new Date(wallMs),
    monotonicMs: () => monotonicMs,
    sleep,
    every: (ms, task, options) => runEvery(sleep, ms, task, options),
    advance,
    async set(to) {
      if (to.getTime() >= wallMs) await advance(to.getTime() - wallMs);
      else wallMs = to.getTime();
    },
  };
}

function firstUpTo(sleepers: Iterable<Sleeper>, targetMs: number): Sleeper | undefined {
  let first: Sleeper | undefined;
  for (const sleeper of sleepers)
    if (sleeper.wakeAtMs <= targetMs && (!first || sleeper.wakeAtMs < first.wakeAtMs))
      first = sleeper;
  return first;
}

/** Lets what was woken run on until it waits for something else than promises that are already settled. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1)
    await new Promise<void>((resolve) => void setImmediate(resolve));
}
