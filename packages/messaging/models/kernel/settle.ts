import type { Changes } from "./process.ts";
import type { RunningThread, RunningThreads } from "./running-threads.ts";

/** More steps than any modelled scenario needs to come to rest. */
const stepLimit = 50_000;

/**
 * Lets every one of these threads go on, in turn and undisturbed, until each has gone round once without anything changing.
 * Throws when that never happens.
 */
export function settle(
  threads: RunningThreads,
  changes: Changes,
  wanted: (running: RunningThread) => boolean,
): void {
  const awake = threads.all.filter(wanted);
  for (const running of awake) running.restedAt = -1;
  for (let steps = 0; steps < stepLimit;) {
    let resting = true;
    for (const running of awake) {
      if (running.restedAt === changes.count || !threads.all.includes(running)) continue;
      resting = false;
      threads.step(running);
      steps++;
    }
    if (resting) return;
  }
  throw new Error(`The processes did not come to rest within ${stepLimit} steps`);
}
