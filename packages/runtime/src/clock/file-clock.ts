import { readFileSync } from "node:fs";
import type { Clock } from "./clock.ts";

/** How old the offset that was read may be, in milliseconds. */
const staleAfterMs = 20;

/**
 * A clock whose wall time is the given clock's plus the offset in milliseconds that the file holds (absent or empty:
 * 0), so that a test can move all processes at once. It is read when somebody asks for the time, at most every 20 ms:
 * no watcher, nothing to dispose. Sleeps stay real; what waits for an instant has to look at `now()` now and then.
 */
export function createFileClock(path: string, clock: Clock): Clock {
  let offsetMs = 0;
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    ...clock,
    now() {
      const atMs = clock.monotonicMs();
      if (atMs - readAtMs >= staleAfterMs) {
        offsetMs = readOffset(path) ?? offsetMs;
        readAtMs = atMs;
      }
      return new Date(clock.now().getTime() + offsetMs);
    },
  };
}

function readOffset(path: string): number | undefined {
  try {
    const offsetMs = Number(readFileSync(path, "utf8").trim());
    return Number.isFinite(offsetMs) ? offsetMs : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}
