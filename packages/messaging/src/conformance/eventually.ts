import { setTimeout as pause } from "node:timers/promises";

/** Repeats the probe until it stops throwing; throws its last error after the time-out. */
export async function eventually<T>(probe: () => T | Promise<T>, timeoutMs = 10_000): Promise<T> {
  const giveUpAtMs = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (performance.now() >= giveUpAtMs) throw error;
    }
    await pause(20);
  }
}
