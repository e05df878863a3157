import { setTimeout as pause } from "node:timers/promises";
import type { Verdict } from "../check.ts";
import { isClean } from "../check.ts";
import type { Ledger } from "./ledger.ts";
import type { MovedClock } from "./moved-clock.ts";

export interface SettleOptions {
  readonly clock: MovedClock;
  readonly ledger: Pick<Ledger, "dueJobs">;
  readonly judge: () => Promise<Verdict>;
  /** By this machine's clock. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (message: string) => void;
}

const stepMs = 45_000;
const everyMs = 1_000;
/** Own edits wait for a quarter of an hour, a mail server's first refusals for minutes. */
const stepsToQuiet = 22;
/** What comes twice may come late. */
const afterwardsMs = 3_000;

/**
 * Moves the services' clock until everything that waits for a time has had its time, the daily mails too. Resolves to the
 * verdict, and to when it was first clean; else to the one at the deadline.
 */
export async function settle(
  options: SettleOptions,
): Promise<{ verdict: Verdict; settledMs: number }> {
  const { clock, ledger, judge, signal, onProgress } = options;
  for (let step = 0; Date.now() < options.deadlineMs; step += 1) {
    signal.throwIfAborted();
    clock.advance(stepMs);
    await pause(everyMs);
    if (step < stepsToQuiet) continue;
    if (step === stepsToQuiet) {
      clock.advance(untilDailyMailMs(new Date(Date.now() + clock.offsetMs)));
      continue;
    }
    const verdict = await judge();
    const waiting = await ledger.dueJobs();
    onProgress(
      `${verdict.told} pairs told, ${verdict.lost.length} missing, ${verdict.unsettled.length} messages and ${waiting} jobs open`,
    );
    const settledMs = Date.now();
    if (!isClean(verdict) || waiting > 0) continue;
    await pause(afterwardsMs);
    return { verdict: await judge(), settledMs };
  }
  return { verdict: await judge(), settledMs: Date.now() };
}

const dailyHour = 8;
const marginMs = 5 * 60_000;
const clockFace = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam",
  hour: "numeric",
  minute: "numeric",
  hourCycle: "h23",
});

/** Until a few minutes past the next hour at which the daily mails go. */
function untilDailyMailMs(now: Date): number {
  for (let ms = 0; ; ms += 60_000) {
    const [hour, minute] = clockFace
      .format(new Date(now.getTime() + ms))
      .split(":")
      .map(Number);
    if (hour === dailyHour && minute === 0) return ms + marginMs;
  }
}
