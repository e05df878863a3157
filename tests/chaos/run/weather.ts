import { setTimeout as pause } from "node:timers/promises";
import type { Span } from "../journal.ts";
import type { PostalFault, Squall } from "../plan/plan-weather.ts";
import { at } from "./persist.ts";
import type { Stand } from "./stand.ts";

export interface WeatherOptions {
  readonly stand: Stand;
  readonly squalls: readonly Squall[];
  readonly startedMs: number;
  readonly signal: AbortSignal;
  readonly onDisturbance: (span: Span) => void;
}

/** Disturbs the network by the plan; resolves, when it is well again, to how many connections to the mail server were cut. */
export async function blow(options: WeatherOptions): Promise<number> {
  let cut = 0;
  for (const { line, kind, atMs, forMs, delayMs } of options.squalls) {
    await at(options.startedMs, atMs, options.signal);
    const proxy = options.stand.proxies[line];
    const fromMs = Date.now();
    if (kind === "cut") {
      const count = proxy.cut();
      if (line === "smtp") cut += count;
    } else {
      if (kind === "slow") proxy.slow(delayMs);
      else proxy.blackHole();
      await pause(forMs);
      proxy.restore();
    }
    if (line === "smtp" || line === "mongo") options.onDisturbance({ fromMs, toMs: Date.now() });
  }
  return cut;
}

export interface PostalOptions {
  readonly stand: Stand;
  readonly faults: readonly PostalFault[];
  readonly startedMs: number;
  readonly signal: AbortSignal;
}

/** Has the mail server misbehave by the plan; resolves to how many hand-overs it was told to drop or to hang up. */
export async function misbehave({
  stand,
  faults,
  startedMs,
  signal,
}: PostalOptions): Promise<number> {
  let spoiled = 0;
  for (const { atMs, answer } of faults) {
    await at(startedMs, atMs, signal);
    stand.sink.answerNext(answer);
    if (answer.kind !== "refuse") spoiled += 1;
  }
  return spoiled;
}
