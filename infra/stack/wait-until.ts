import { setTimeout as sleep } from "node:timers/promises";

export interface WaitOptions {
  timeoutMs: number;
  /** Named in the error: "Kafka on 127.0.0.1:19092 does not answer". */
  what: string;
  /** Called between attempts; throws when waiting has no sense any more. */
  giveUp?: () => void;
}

const PAUSE_MS = 60;

/** Repeats an attempt until it succeeds. Throws when the time is over, with the last failure as cause, or what `giveUp` throws. */
export async function waitUntil(
  attempt: () => Promise<void>,
  { timeoutMs, what, giveUp }: WaitOptions,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (cause) {
      giveUp?.();
      if (performance.now() >= deadline)
        throw new Error(`${what} (waited ${Math.round(timeoutMs / 1000)} s)`, { cause });
      await sleep(PAUSE_MS);
    }
  }
}
