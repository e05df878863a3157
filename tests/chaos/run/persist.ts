import { setTimeout as pause } from "node:timers/promises";

const againMs = 400;

/**
 * Does it again and again until it gives something, whatever goes wrong meanwhile. Throws with the last failure when it
 * was told to stop.
 */
export async function persist<Result>(
  what: string,
  attempt: () => Promise<Result | undefined>,
  signal: AbortSignal,
): Promise<Result> {
  let last: unknown;
  while (!signal.aborted) {
    try {
      const result = await attempt();
      if (result !== undefined) return result;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(againMs, undefined, { signal }).catch(() => undefined);
  }
  throw new Error(`${what} was never answered`, { cause: last });
}

/** Waits for a moment of the run, or for its end. */
export async function at(startedMs: number, atMs: number, signal: AbortSignal): Promise<void> {
  await pause(Math.max(0, startedMs + atMs - Date.now()), undefined, { signal });
}
