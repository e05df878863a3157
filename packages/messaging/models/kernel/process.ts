/**
 * One atomic step has just been done; the text names it, with every local value that later steps depend on (the exhaustive
 * explorer takes two threads with the same text for equal). Between two yields a process may crash, freeze or be overtaken.
 */
export type Step = string;

/** Yielded by a thread that loops for ever when it has gone round once. */
export const endOfRound: Step = "round";

/** The code between two yields is one atomic step: one document operation, one append or read, one Redis operation. */
export type Thread = Generator<Step, void, void>;

/** A process of the modelled system, or something that befalls it. */
export interface Process {
  readonly name: string;
  /** Its threads, with empty memory. Called at the start and after each crash that its supervisor mends. */
  readonly start: () => readonly Thread[];
  /** Whether it can crash, and whether somebody starts it again then. */
  readonly crash: "restarts" | "ends" | "never";
  /** Something from outside that keeps still while the system is given time to come to rest. */
  readonly fromOutside?: boolean;
}

/** Counts what changed in the world, so that "nothing moves any more" can be seen. */
export interface Changes {
  count: number;
}

/** Runs a thread's rounds for ever. */
export function* forEver(round: () => Thread): Thread {
  for (;;) {
    yield* round();
    yield endOfRound;
  }
}

/** Runs only the first round of a thread that would run for ever. */
export function* once(thread: Thread): Thread {
  for (const step of thread) {
    if (step === endOfRound) return;
    yield step;
  }
}

/** Something from outside, with one thread: somebody who publishes, a compaction, a flush. */
export function eventOf(name: string, thread: () => Thread): Process {
  return { name, crash: "never", start: () => [thread()], fromOutside: true };
}

/** A process of one thread. */
export function processOf(name: string, crash: Process["crash"], thread: () => Thread): Process {
  return { name, crash, start: () => [thread()] };
}
