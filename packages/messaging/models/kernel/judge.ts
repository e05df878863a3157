import fc from "fast-check";
import type { Trace } from "./running-threads.ts";
import { largestDecision, type Schedule } from "./run-with-chaos.ts";

/** A protocol's model under given rules: plays one plan under one schedule and returns the promises that were broken. */
export interface Model<Plan> {
  /** What is to happen in the modelled world; fast-check makes and shrinks it. */
  readonly plans: fc.Arbitrary<Plan>;
  /** The most decisions of a schedule. */
  readonly longestSchedule: number;
  play(plan: Plan, schedule: Schedule, trace?: Trace): readonly string[];
}

/** A broken promise with the run that broke it. */
export interface Counterexample {
  readonly broken: readonly string[];
  readonly trace: Trace;
}

/** Fixed, so that the search for a counterexample takes the same way every time. */
const searchSeed = 20_260;

function schedulesFor<Plan>(model: Model<Plan>): fc.Arbitrary<Schedule> {
  return fc.array(fc.nat(largestDecision), { maxLength: model.longestSchedule, size: "max" });
}

/** Never coming to rest is a broken promise like any other. */
function playSafely<Plan>(
  model: Model<Plan>,
  plan: Plan,
  schedule: Schedule,
  trace?: Trace,
): readonly string[] {
  try {
    return model.play(plan, schedule, trace);
  } catch (error) {
    return [String(error)];
  }
}

/** Throws, with seed, shrunk counterexample and its trace, when a run breaks a promise. New seeds every time. */
export function expectHolds<Plan>(model: Model<Plan>, numRuns: number): void {
  const holds = fc.property(model.plans, schedulesFor(model), (plan, schedule) => {
    const broken = playSafely(model, plan, schedule);
    if (broken.length === 0) return;
    const trace: Trace = [];
    playSafely(model, plan, schedule, trace);
    throw new Error(`${broken.join("\n")}\n${trace.join("\n")}`);
  });
  fc.assert(holds, { numRuns, plugins: [fc.unbiased()] });
}

/** The first counterexample within `maxRuns` runs, not shrunk. The same one every time. */
export function findCounterexample<Plan>(
  model: Model<Plan>,
  maxRuns: number,
): Counterexample | undefined {
  let found: Counterexample | undefined;
  const search = fc.property(model.plans, schedulesFor(model), (plan, schedule) => {
    const trace: Trace = [];
    if (playSafely(model, plan, schedule).length === 0) return true;
    found = { broken: playSafely(model, plan, schedule, trace), trace };
    return false;
  });
  fc.check(search, {
    seed: searchSeed,
    numRuns: maxRuns,
    endOnFailure: true,
    plugins: [fc.unbiased()],
  });
  return found;
}

/** The same model, of whose promises only this one counts. */
export function onlyPromise<Plan>(model: Model<Plan>, promise: RegExp): Model<Plan> {
  return {
    ...model,
    play: (...run) => model.play(...run).filter((broken) => promise.test(broken)),
  };
}
