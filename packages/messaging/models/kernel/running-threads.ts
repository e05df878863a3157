import { type Changes, endOfRound, type Process, type Step, type Thread } from "./process.ts";

/** Who did what, in order: what a counterexample is read from. */
export type Trace = string[];

/** A thread under way. */
export interface RunningThread {
  readonly process: Process;
  readonly thread: Thread;
  /** The step it did last. */
  at: Step;
  /** It sleeps while the run's step count is below this; Infinity: until it is woken. */
  asleepUntil: number;
  /** The world's change count at the end of its last round, and whether that round changed nothing. */
  changesAtRound: number;
  restedAt: number;
}

/** All threads under way in one run. */
export interface RunningThreads {
  readonly all: RunningThread[];
  /** Lets a thread do one atomic step; a thread that has come to its end is gone. */
  step(running: RunningThread): void;
  /** Ends all threads of the process; where it has a supervisor it starts again with empty memory. */
  crash(process: Process): void;
}

const notYet = -1;

/** Starts all processes. `trace`, where given, gets a line per step. */
export function startThreads(
  processes: readonly Process[],
  changes: Changes,
  trace?: Trace,
): RunningThreads {
  const all: RunningThread[] = [];

  function start(process: Process): void {
    for (const thread of process.start()) {
      all.push({
        process,
        thread,
        at: "start",
        asleepUntil: 0,
        changesAtRound: notYet,
        restedAt: notYet,
      });
    }
  }

  for (const process of processes) start(process);
  return {
    all,
    step(running) {
      const result = running.thread.next();
      if (result.done === true) {
        all.splice(all.indexOf(running), 1);
        return;
      }
      running.at = result.value;
      if (result.value === endOfRound) {
        running.restedAt = running.changesAtRound === changes.count ? changes.count : notYet;
        running.changesAtRound = changes.count;
      } else {
        trace?.push(`${running.process.name}: ${result.value}`);
      }
    },
    crash(process) {
      trace?.push(`${process.name}: CRASH`);
      changes.count++;
      for (let i = all.length - 1; i >= 0; i--) if (all[i]?.process === process) all.splice(i, 1);
      if (process.crash === "restarts") start(process);
    },
  };
}
