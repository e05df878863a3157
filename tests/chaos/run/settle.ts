import { setTimeout as pause } from "node:timers/promises";
import type { Verdict } from "../check.ts";
import { isClean } from "../check.ts";
import type { Ledger } from "./ledger.ts";
import type { MovedClock } from "./moved-clock.ts";

export interface SettleOptions {
  readonly clock: MovedClock;
  readonly ledger: Pick<Ledger, "dueJobs" | "openErasures">;
  readonly judge: () => Promise<Verdict>;
  /** By this machine's clock. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (message: string) => void;
}

const everyMs = 1_000;
/** Far below a lease a second: who is busy must not lose what it has claimed. */
const busyStepMs = 2_000;
/** When nothing is due the next thing may be minutes away. */
const idleStepMs = 60_000;
/** Own edits wait for a quarter of an hour, a mail server's first refusals for minutes. */
const quietMs = 16 * 60_000;
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
  let movedMs = 0;
  let isDaily = false;
  while (Date.now() < options.deadlineMs) {
    signal.throwIfAborted();
    await pause(everyMs);
    const waiting = await ledger.dueJobs();
    if (movedMs < quietMs || waiting > 0) {
      movedMs += move(clock, waiting);
      continue;
    }
    if (!isDaily) {
      isDaily = true;
      clock.advance(untilDailyMailMs(new Date(Date.now() + clock.offsetMs)));
      continue;
    }
    const verdict = await judge();
    const { told, lost, unsettled } = verdict;
    onProgress(`${told} pairs told, ${lost.length} missing, ${unsettled.length} messages open`);
    const settledMs = Date.now();
    if (isClean(verdict) && (await ledger.openErasures()) === 0) {
      await pause(afterwardsMs);
      return { verdict: await judge(), settledMs };
    }
    move(clock, waiting);
  }
  return { verdict: await judge(), settledMs: Date.now() };
}

/** By how much. */
function move(clock: MovedClock, waiting: number): number {
  const ms = waiting > 0 ? busyStepMs : idleStepMs;
  clock.advance(ms);
  return ms;
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
