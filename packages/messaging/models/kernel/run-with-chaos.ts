import type { Changes, Process } from "./process.ts";
import {
  type RunningThread,
  type RunningThreads,
  startThreads,
  type Trace,
} from "./running-threads.ts";
import { settle } from "./settle.ts";

/** One number below 65,536 per decision: which thread goes on, and what befalls it. 0 is the calm choice (the next in turn goes on). */
export type Schedule = readonly number[];

/** The largest number in a schedule. */
export const largestDecision = 0xffff;

/** What a run is made of. */
export interface ChaosOptions {
  readonly processes: readonly Process[];
  readonly changes: Changes;
  readonly schedule: Schedule;
  /** At most this many crashes. */
  readonly crashes: number;
  readonly trace?: Trace | undefined;
}

const longestNap = 64;

/**
 * Interleaves the processes as the schedule says, with crashes and freezes; then undisturbed until nothing changes any more; then wakes
 * those that are still frozen, each with what it had read long ago in hand, and lets everything come to rest again.
 * Deterministic in its options. Throws when rest never comes.
 */
export function runWithChaos(options: ChaosOptions): void {
  const { changes, schedule, trace } = options;
  const threads = startThreads(options.processes, changes, trace);
  const crashes = { left: options.crashes };
  const temper = temperOf(schedule[0] ?? 0);
  schedule.forEach((decision, step) =>
    carryOut({ threads, step, crashes, changes, trace, temper }, decision),
  );
  settle(threads, changes, (running) => running.asleepUntil !== Infinity);
  trace?.push("(all that were awake are at rest; the late ones wake up)");
  settle(threads, changes, () => true);
}

/** How often, out of 128 decisions, something other than a step happens. */
interface Temper {
  readonly crash: number;
  readonly calm: number;
  readonly nap: number;
  readonly sleep: number;
  readonly burst: number;
}

interface Moment {
  readonly threads: RunningThreads;
  readonly step: number;
  readonly crashes: { left: number };
  readonly changes: Changes;
  readonly trace: Trace | undefined;
  readonly temper: Temper;
}

/** Every run has its own: a mixture of everything all the time finds less than many runs that each go without some of it. */
function temperOf(decision: number): Temper {
  const pick = (shift: number, weights: readonly number[]): number =>
    weights[(decision >> shift) & 3] ?? 0;
  return {
    crash: pick(0, [0, 1, 2, 6]),
    calm: pick(2, [0, 0, 2, 8]),
    nap: pick(4, [0, 4, 8, 16]),
    sleep: pick(6, [0, 0, 1, 3]),
    burst: pick(8, [0, 20, 40, 70]),
  };
}

/** The lower seven bits say what happens, the others to whom. */
function carryOut(moment: Moment, decision: number): void {
  const { threads, temper } = moment;
  const running = choose(moment, decision >> 7);
  if (running === undefined) return;
  let kind = 127 - (decision & 127);
  const happens = (weight: number): boolean => (kind -= weight) < 0;
  if (happens(temper.crash)) crash(moment, running.process);
  else if (happens(temper.calm)) letTimePass(moment);
  else if (happens(temper.nap))
    freeze(moment, running, moment.step + 1 + ((decision >> 7) % longestNap));
  else if (happens(temper.sleep)) freeze(moment, running, Infinity);
  else if (happens(temper.burst)) burst(threads, running, 2 + (decision & 15));
  else threads.step(running);
}

/** Among those that are awake and have something to do, as far as is known. */
function choose({ threads, step, changes }: Moment, choice: number): RunningThread | undefined {
  const busy = threads.all.filter(
    (running) => running.asleepUntil <= step && running.restedAt !== changes.count,
  );
  return busy[(step + choice) % Math.max(busy.length, 1)];
}

function crash({ threads, crashes }: Moment, process: Process): void {
  if (crashes.left === 0 || process.crash === "never") return;
  crashes.left--;
  threads.crash(process);
}

/** The system, as far as it is awake, comes to rest before the next thing happens to it. */
function letTimePass({ threads, changes, step, trace }: Moment): void {
  trace?.push("(some time passes)");
  settle(
    threads,
    changes,
    ({ process, asleepUntil }) => process.fromOutside !== true && asleepUntil <= step,
  );
}

function freeze({ trace }: Moment, running: RunningThread, until: number): void {
  running.asleepUntil = until;
  trace?.push(`${running.process.name}: FREEZES at "${running.at}"`);
}

/** Several steps at a stretch: single ones hardly ever let one process finish while another stands still. */
function burst(threads: RunningThreads, running: RunningThread, length: number): void {
  for (let i = 0; i < length; i++) {
    if (!threads.all.includes(running)) return;
    threads.step(running);
  }
}
