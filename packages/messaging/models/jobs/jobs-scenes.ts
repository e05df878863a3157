import type { Scene } from "../kernel/explore-all.ts";
import { eventOf, forEver, once, type Process, processOf, type Thread } from "../kernel/process.ts";
import { runWithChaos } from "../kernel/run-with-chaos.ts";
import { dispatch } from "./dispatcher.ts";
import { brokenPromises } from "./broken-promises.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { serviceOf } from "./jobs.model.ts";
import type { JobsRules } from "./jobs-rules.ts";
import { createJobsWorld, type Fits, type JobsWorld, type Side } from "./jobs-world.ts";
import { laziestWorker, workerProcess } from "./worker.ts";

/** A vacancy and a candidate appear at the same time, each dispatched by another process; somebody crashes. */
export function bothAppear(rules: JobsRules): Scene {
  const world = createJobsWorld(rules, () => true);
  const processes = [
    appearing(world, "vacancies", "v0", 1),
    appearing(world, "profiles", "p0", 1),
    dispatcherOf(world, "vacancies"),
    dispatcherOf(world, "profiles"),
  ];
  return scene(world, processes, [
    processOf("laziest worker", "never", () => forEver(() => laziestWorker(world))),
  ]);
}

/** The vacancy was there first, so that the candidate's own job alone can find it; its worker crashes somewhere. */
export function lonelyProfileJob(rules: JobsRules): Scene {
  const world = createJobsWorld(rules, () => true);
  publish(world, "vacancies", "v0", 1);
  world.committed.vacancies[0] = 1;
  publish(world, "profiles", "p0", 1);
  const flush = eventOf("flush", function* () {
    world.queue.flush();
    yield "flush the queue";
  });
  return scene(world, [
    dispatcherOf(world, "profiles"),
    workerProcess(world, "worker 1", once),
    flush,
  ]);
}

/** Version 2 of the vacancy waits for its worker when a late version 1 hides it by compaction; then the owner's check publishes it again. */
export function lateVacancy(rules: JobsRules): Scene {
  const world = createJobsWorld(
    rules,
    (_candidate, _profileVersion, _vacancy, vacancyVersion) => vacancyVersion === 2,
  );
  publish(world, "profiles", "p0", 1);
  world.committed.profiles[0] = 1;
  publish(world, "vacancies", "v0", 1);
  world.committed.vacancies[0] = 1;
  publish(world, "vacancies", "v0", 2);
  for (const _ of once(dispatch(world, { member: 0, members: 1 }, "vacancies")));
  publish(world, "vacancies", "v0", 1);
  world.committed.vacancies[0] = 3;
  const cleaner = eventOf("cleaner", function* () {
    world.topics.vacancies.compact(0);
    yield "compact";
  });
  return scene(world, [
    cleaner,
    workerThatHoldsProfiles(world),
    appearing(world, "vacancies", "v0", 2),
    dispatcherOf(world, "vacancies"),
  ]);
}

/** A vacancy stops to fit by an edit, and fits again by the candidate's edit; between two edits everything comes to rest. */
export function fitsAgain(rules: JobsRules): Scene {
  const fits: Fits = (_candidate, profileVersion, _vacancy, vacancyVersion) =>
    profileVersion === vacancyVersion;
  const world = createJobsWorld(rules, fits);
  publish(world, "vacancies", "v0", 1);
  publish(world, "profiles", "p0", 1);
  toRest(world);
  publish(world, "vacancies", "v0", 2);
  toRest(world);
  return scene(world, [appearing(world, "profiles", "p0", 2)]);
}

function publish(world: JobsWorld, side: Side, key: string, version: number): void {
  const state = { active: true, epoch: side === "profiles" ? 1 : 0 };
  world.topics[side].append({ key, version, value: state });
  if ((world.latest[side].get(key)?.version ?? 0) < version)
    world.latest[side].set(key, { version, state });
}

function appearing(world: JobsWorld, side: Side, key: string, version: number): Process {
  return eventOf(`owner of ${key}`, function* (): Thread {
    publish(world, side, key, version);
    yield `publish v${version}`;
  });
}

function dispatcherOf(world: JobsWorld, side: Side): Process {
  const thread = (): Thread => once(dispatch(world, { member: 0, members: 1 }, side));
  return { name: `dispatcher of ${side}`, crash: "ends", start: () => [thread()] };
}

/** A small worker: it has read the profiles before it starts, and goes round once. */
function workerThatHoldsProfiles(world: JobsWorld): Process {
  const whole = workerProcess(world, "worker 1", once);
  return {
    ...whole,
    start() {
      const [vacancies, profiles, jobs] = whole.start();
      for (const _ of profiles ?? []);
      return [vacancies, jobs].filter((thread) => thread !== undefined);
    },
  };
}

function toRest(world: JobsWorld, helpers: readonly Process[] = []): void {
  runWithChaos({
    processes: [...helpers, ...serviceOf(world)],
    changes: world.changes,
    schedule: [],
    crashes: 0,
  });
}

/** `helpers` take part only when the scene is brought to rest. */
function scene(
  world: JobsWorld,
  processes: readonly Process[],
  helpers: readonly Process[] = [],
): Scene {
  return {
    processes,
    changes: world.changes,
    fingerprint: () => fingerprintOf(world),
    finish() {
      toRest(world, helpers);
      return brokenPromises(world);
    },
  };
}
