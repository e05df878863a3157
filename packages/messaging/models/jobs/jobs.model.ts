import type { Model } from "../kernel/judge.ts";
import { eventOf, forEver, type Process, processOf } from "../kernel/process.ts";
import { runWithChaos } from "../kernel/run-with-chaos.ts";
import { brokenPromises } from "./broken-promises.ts";
import { dispatch, sweep } from "./dispatcher.ts";
import { type Cast, fitsBySeed, type JobsPlan, jobsPlans } from "./jobs-plan.ts";
import type { JobsRules } from "./jobs-rules.ts";
import { createJobsWorld, type JobsWorld, type Side } from "./jobs-world.ts";
import { mishaps, returnStalled } from "./mishaps.ts";
import { publishHistory } from "./publisher.ts";
import { workerProcess } from "./worker.ts";

const crashes = 4;

/** Protocol C: two topics of two partitions, two dispatchers, two workers with an index each, a queue that is flushed, the sweeper. */
export function jobsModel(rules: JobsRules): Model<JobsPlan> {
  return {
    plans: jobsPlans,
    longestSchedule: 600,
    play(plan, schedule, trace) {
      const world = createJobsWorld(rules, fitsBySeed(plan.fitSeed));
      const processes = [
        ...publishers(world, plan),
        ...serviceOf(world, plan.cast),
        ...mishaps(world, plan.cast.mishaps),
      ];
      runWithChaos({ processes, changes: world.changes, schedule, crashes, trace });
      return brokenPromises(world);
    },
  };
}

function publishers(world: JobsWorld, plan: JobsPlan): readonly Process[] {
  const of = (side: Side, letter: string): readonly Process[] =>
    plan[side].map((history, index) => {
      const key = `${letter}${index}`;
      return eventOf(`owner of ${key}`, () => publishHistory(world, side, key, history));
    });
  return [...of("vacancies", "v"), ...of("profiles", "p")];
}

const alone: Cast = { secondDispatcher: false, secondWorker: false, mishaps: [] };

/** The matching service. */
export function serviceOf(
  world: JobsWorld,
  { secondDispatcher, secondWorker }: Cast = alone,
): readonly Process[] {
  const dispatcher = (member: number): Process => ({
    name: `dispatcher ${member}`,
    crash: "restarts",
    start: () => [
      dispatch(world, { member, members: secondDispatcher ? 2 : 1 }, "vacancies"),
      dispatch(world, { member, members: secondDispatcher ? 2 : 1 }, "profiles"),
    ],
  });
  const sweeper = processOf("sweeper", "restarts", () => forEver(() => sweep(world)));
  return [
    dispatcher(0),
    workerProcess(world, "worker 1"),
    ...(secondDispatcher ? [dispatcher(1)] : []),
    ...(secondWorker ? [workerProcess(world, "worker 2")] : []),
    processOf("stalled check", "never", () => forEver(() => returnStalled(world))),
    ...(world.rules.sweeper ? [sweeper] : []),
  ];
}
