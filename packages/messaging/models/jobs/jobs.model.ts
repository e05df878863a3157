import fc from "fast-check";
import type { Model } from "../kernel/judge.ts";
import { eventOf, forEver, type Process, processOf } from "../kernel/process.ts";
import { runWithChaos } from "../kernel/run-with-chaos.ts";
import { dispatch, sweep } from "./dispatcher.ts";
import type { JobsRules } from "./jobs-rules.ts";
import { createJobsWorld, type Fits, type JobsWorld, type Side } from "./jobs-world.ts";
import { type Mishap, mishapNames, mishaps, returnStalled } from "./mishaps.ts";
import { type Publication, publishHistory } from "./publisher.ts";
import { workerProcess } from "./worker.ts";

/** What is published of each key, and which versions fit which. */
export interface JobsPlan {
  readonly vacancies: readonly (readonly Publication[])[];
  readonly profiles: readonly (readonly Publication[])[];
  readonly fitSeed: number;
  readonly cast: Cast;
}

/** Who takes part besides one dispatcher and one worker: the fewer, the deeper a run of given length looks into what they do. */
interface Cast {
  readonly secondDispatcher: boolean;
  readonly secondWorker: boolean;
  readonly mishaps: readonly Mishap[];
}

const crashes = 4;

const kinds = fc.constantFrom<Publication["kind"][]>(
  "state",
  "state",
  "state",
  "late",
  "late",
  "malformed",
  "tombstone",
);
const active = fc.constantFrom(true, true, true, false);
const pause = fc.nat(12);
const fitSeed = fc.nat(0xffff);
const cast = fc.record({
  secondDispatcher: fc.boolean(),
  secondWorker: fc.boolean(),
  mishaps: fc.subarray([...mishapNames]),
});

const publications = fc.record({ kind: kinds, active, newEpoch: fc.boolean(), pause });
const histories = fc.array(fc.array(publications, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 2,
});

/** Up to two vacancies and two candidates with everything that may happen to them. */
export const anyPlans: fc.Arbitrary<JobsPlan> = fc.record({
  vacancies: histories,
  profiles: histories,
  fitSeed,
  cast,
});

const edits = fc.record({
  kind: fc.constantFrom("state" as const, "late" as const),
  active: fc.constant(true),
  newEpoch: fc.constant(false),
  pause,
});
const edited = fc.array(edits, { minLength: 1, maxLength: 3 }).map((history) => [history]);

/** One vacancy and one candidate, each edited a few times, some edits published late: where most pairs are missed if at all. */
export const pairPlans: fc.Arbitrary<JobsPlan> = fc.record({
  vacancies: edited,
  profiles: edited,
  fitSeed,
  cast,
});

/** Protocol C: two topics of two partitions, two dispatchers, two workers with an index each, a queue that is flushed, the sweeper. */
export function jobsModel(rules: JobsRules, plans = anyPlans): Model<JobsPlan> {
  return {
    plans,
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

/** A fixed relation in which about two of three pairs fit. */
function fitsBySeed(seed: number): Fits {
  return (...pair) => {
    let hash = seed + 1;
    for (const character of pair.join())
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 8) % 3 !== 0;
  };
}

/** Every two whose last versions fit have met, under the present alerts epoch; and no job waits for ever. */
export function brokenPromises(world: JobsWorld): readonly string[] {
  return [
    ...world.broken,
    ...world.due.ids().map((id) => `job ${id} waits for ever`),
    ...missedPairs(world),
  ];
}

function missedPairs(world: JobsWorld): readonly string[] {
  const { vacancies, profiles } = world.latest;
  return [...profiles].flatMap(([candidate, profile]) =>
    [...vacancies]
      .filter(([vacancy, { version, state }]) => {
        if (profile.state?.active !== true || state?.active !== true) return false;
        return world.fits(candidate, profile.version, vacancy, version);
      })
      .filter(([vacancy, { version }]) => {
        const epoch = profile.state?.epoch;
        return !world.matches.some(
          (match) =>
            match.candidate === candidate &&
            match.vacancy === vacancy &&
            match.vacancyVersion === version &&
            match.epoch === epoch,
        );
      })
      .map(
        ([vacancy, { version }]) =>
          `${candidate} v${profile.version} and ${vacancy} v${version} fit and did not meet`,
      ),
  );
}
