import { setTimeout as pause } from "node:timers/promises";

/** Repeats the probe until it stops throwing and gives what it returned; throws its last error when the time is over. */
export async function eventually<T>(
  probe: () => Promise<T> | T,
  options: { readonly timeoutMs?: number; readonly everyMs?: number } = {},
): Promise<T> {
  const { timeoutMs = 15_000, everyMs = 25 } = options;
  const giveUpAtMs = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (performance.now() >= giveUpAtMs) throw error;
    }
    await pause(everyMs);
  }
}
