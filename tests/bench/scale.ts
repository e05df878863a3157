import { createSystemClock } from "@raakvlak/runtime";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { profilesFrom } from "./check-answers.ts";
import { quantile } from "./measured.ts";
import {
  choiceFlag,
  flagLines,
  readFlags,
  wholeFlag,
  type Flag,
  type ValuesOf,
  UsageError,
} from "./options.ts";
import { expectationOf } from "./scale/expected-matches.ts";
import { createMatchLedger, pairOf, type MatchLedger } from "./scale/match-ledger.ts";
import {
  measureBurst,
  measureCourse,
  measureTrickle,
  type Course,
  type Stage,
} from "./scale/measure-stages.ts";
import { openWorld } from "./scale/world-on-stack.ts";
import { count, tableText } from "./table.ts";
import { vacancyKinds } from "./workload/vacancies.ts";
import { createWorld } from "./workload/world.ts";

/** How many workers each burst has, one after the other. */
const workersFlag: Flag<readonly number[]> = {
  takes: "A,B",
  help: "workers of each burst, from few to many, 1 to 8 (default 1,2,4)",
  read(name, text = "1,2,4") {
    const all = text.split(",").map(Number);
    const isRising = all.every((one, n) => one > (all[n - 1] ?? 0) && Number.isInteger(one));
    if (!isRising || (all.at(-1) ?? 9) > 8)
      throw new UsageError(`--${name} must be rising whole numbers from 1 to 8, not "${text}"`);
    return all;
  },
};

const flags = {
  profiles: wholeFlag("how many profiles", { least: 100, most: 1_000_000, otherwise: 3_000 }),
  vacancies: wholeFlag("how many vacancies a burst has", {
    least: 50,
    most: 1_000_000,
    otherwise: 2_000,
  }),
  kind: choiceFlag("kind of vacancies", vacancyKinds, "broad"),
  workers: workersFlag,
  rate: wholeFlag("vacancies a second of the course 1 → 4 → 1; 0: half of what one worker did", {
    least: 0,
    most: 10_000,
    otherwise: 0,
  }),
  seconds: wholeFlag("how long the course is", { least: 6, most: 3_600, otherwise: 24 }),
  trickle: wholeFlag("vacancies one by one, before the bursts", {
    least: 10,
    most: 10_000,
    otherwise: 50,
  }),
  seed: wholeFlag("which profiles and vacancies", { least: 0, most: 2 ** 31, otherwise: 1 }),
  check: wholeFlag("vacancies whose matches the oracle gives as well", {
    least: 0,
    most: 100_000,
    otherwise: 100,
  }),
};

export const scale: BenchCommand = {
  name: "scale",
  about: `On the real stack: vacancies one by one, bursts of vacancies with 1, 2 and 4 matching workers as processes, then a steady load while workers go from
1 to 4 and back to 1. Every match that was published is held against what is expected: nothing lost, nothing doubled. Prints vacancies a
second, also for each worker, and which part limits.`,
  flags: flagLines(flags),
  run: (args, tell) => measureScale(readFlags(flags, args), tell),
};

type Options = ValuesOf<typeof flags>;

/** Numbers of vacancies that no burst reaches. */
const firstOfTrickle = 10_000_000;
const clock = createSystemClock();
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

async function measureScale(options: Options, tell: Tell): Promise<BenchResult> {
  const startedAt = clock.now();
  const world = createWorld(options.seed, "W+");
  const ledger = createMatchLedger();
  const expectation = expectationOf(world, { ...options, now: startedAt });
  await using place = await openWorld(tell, ({ vacancyId, candidateId }, factId) =>
    ledger.publish(pairOf(vacancyId, candidateId), factId, clock.monotonicMs()),
  );
  const scene = { place, ledger, expectation, tell, workers: [await place.startWorker()] };
  tell(`${count(options.profiles)} profiles published`);
  const fromMs = clock.monotonicMs();
  await place.publishProfiles(profilesFrom(world, 0, options.profiles));
  await untilNothingOwed(place);
  const profileSeconds = (clock.monotonicMs() - fromMs) / 1_000;
  const trickle = await measureTrickle(scene, firstOfTrickle, options.trickle);
  const stages: Stage[] = [];
  let next = 0;
  for (const workers of options.workers) {
    while (scene.workers.length < workers) scene.workers.push(await place.startWorker());
    stages.push(await measureBurst(scene, next, options.vacancies));
    next += options.vacancies;
  }
  for (const worker of scene.workers.splice(1)) await worker.stop();
  const rate = options.rate || Math.max(1, Math.floor((stages[0]?.perSecond ?? 2) / 2));
  const course = await measureCourse(scene, next, { rate, seconds: options.seconds });
  await untilNothingOwed(place);
  if (dayOf(clock.now()) !== dayOf(startedAt))
    throw new Error("the day changed during the run, and scores with it: run it again");
  const wrong = expectation.wrong(Array.from({ length: options.check }, (_, n) => n));
  return resultOf(options, { ledger, trickle, stages, course, profileSeconds, wrong });
}

/** Until matching owes no job, twice in a row: the dispatcher may just be making some. */
async function untilNothingOwed(place: { owed(): Promise<number> }): Promise<void> {
  const deadlineMs = clock.monotonicMs() + 300_000;
  for (let quiet = 0; quiet < 2;) {
    await clock.sleep(500);
    quiet = (await place.owed()) === 0 ? quiet + 1 : 0;
    if (clock.monotonicMs() > deadlineMs) throw new Error("matching still owes jobs after 5 min");
  }
}

interface Outcome {
  readonly ledger: MatchLedger;
  /** Milliseconds, in order. */
  readonly trickle: readonly number[];
  readonly stages: readonly Stage[];
  readonly course: Course;
  readonly profileSeconds: number;
  readonly wrong: readonly number[];
}

function resultOf(
  options: Options,
  { ledger, trickle, stages, course, profileSeconds, wrong }: Outcome,
): BenchResult {
  const balance = ledger.balance();
  const { lost, doubled, repeated, extra } = balance;
  const head = ["workers", "vacancies/s", "each worker", "by one", "matches", "limited by"];
  const one = stages[0]?.perSecond ?? Number.NaN;
  const lines = stages.map(({ workers, perSecond, matches, limit }) => [
    String(workers),
    count(perSecond),
    count(perSecond / workers),
    `${(perSecond / one).toFixed(2)}×`,
    count(matches),
    limit,
  ]);
  const latency = { p50: quantile(trickle, 0.5), p99: quantile(trickle, 0.99) };
  const text = `${tableText([head, ...lines])}

1 → 4 → 1 workers at ${count(course.rate)} vacancies/s for ${options.seconds} s: ${count(course.matches)} matches, the last ${course.drainSeconds.toFixed(1)} s after the last vacancy, ${count(course.mostOwed)} jobs owed at most, the index of the first worker ${course.mostBehindSeconds.toFixed(1)} s behind at most
one by one, from a vacancy published to its matches published: p50 ${latency.p50.toFixed(0)} ms, p99 ${latency.p99.toFixed(0)} ms
profiles, before there was a vacancy: ${count(options.profiles)} in ${profileSeconds.toFixed(1)} s
W+, ${count(options.profiles)} profiles, bursts of ${count(options.vacancies)} ${options.kind} vacancies, seed ${options.seed}; whole processes on the native stack
lost ${lost}, doubled ${doubled}, not expected ${extra}; ${repeated} copies of a fact came once more, as they may (consumers know them by id); ${options.check - wrong.length} of ${options.check} expectations are the oracle's
`;
  return {
    exact: lost + doubled + extra + wrong.length === 0,
    text,
    json: {
      ...options,
      trickle: latency,
      stages,
      course,
      profileSeconds,
      ...balance,
      wrong: wrong.length,
    },
  };
}
