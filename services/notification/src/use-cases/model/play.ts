import type { Faults } from "./fault.ts";
import type { Fate } from "./scheduler.ts";
import { findAfterRefusal, findDoubled, findLost } from "./promises.ts";
import { createStory, type Story } from "./story.ts";
import { createWorld, type World } from "./world.ts";

const dayMs = 86_400_000;

/** One run: some hundred operations of turmoil, then calm until nothing is left to do. Returns what broke, in words. */
export async function play(seed: number, faults: Faults = new Set()): Promise<string[]> {
  const world = createWorld(seed, faults);
  const story = createStory(world);
  await turmoil(world, story);
  const rest = await calmDown(world, story);
  return [
    ...rest,
    ...findDoubled(world),
    ...findAfterRefusal(world, story),
    ...findLost(world, story),
  ];
}

const eventMix: readonly (keyof Story["events"])[] = [
  ...Array<"changeVacancy">(8).fill("changeVacancy"),
  ...Array<"grant">(4).fill("grant"),
  "merge",
  "refuse",
  "endGrant",
  "changeCadence",
];
const fates: readonly Fate[] = [
  ...Array<Fate>(96).fill("happens"),
  "crashes",
  "crashes",
  "fails",
  "fails",
];
const leapsMs = [50, 1_000, 20_000, 31_000, 61_000, dayMs / 3];

async function turmoil(world: World, story: Story): Promise<void> {
  const { random, scheduler } = world;
  for (let early = 0; early < 6; early += 1) story.events[early < 3 ? "grant" : "changeVacancy"]();
  for (let turn = 0; turn < 900; turn += 1) {
    const die = random.below(100);
    if (die < 4) story.events[random.pick(eventMix)]();
    else if (die < 7) scheduler.advance(random.pick(leapsMs));
    else if (die < 17) deliverFact(world, story);
    else if (die < 30) startJob(world);
    else await scheduler.proceed(random.pick(fates));
  }
}

/** A consumer: the head of a partition, which leaves it only when its handler has come to its end. */
function deliverFact({ random, scheduler, skew }: World, { partitions }: Story): void {
  const waiting = [...partitions.values()].filter((queue) => queue.length > 0);
  if (waiting.length === 0) return;
  const queue = random.pick(waiting);
  const [fact] = queue;
  if (!fact) return;
  scheduler.start("consumer", skew(), async () => {
    await fact();
    if (queue[0] === fact) queue.shift();
  });
}

/** Any number of workers may run the same job: a stalled one, a duplicate, a sweeper's. */
function startJob({ random, scheduler, jobs, runJob, skew }: World): void {
  const due = [...jobs.values()].filter((job) => job.dueAtMs <= scheduler.now());
  if (due.length === 0) return;
  const job = random.pick(due);
  scheduler.start("worker", skew(), async () => {
    const inMs = await runJob(job);
    if (inMs === undefined) jobs.delete(job.id);
    else job.dueAtMs = scheduler.now() + inMs;
  });
}

async function calmDown(world: World, story: Story): Promise<string[]> {
  const { scheduler, jobs } = world;
  world.setCalm();
  // Whoever had switched mail off wants it in the end, so that what was held for them must come.
  for (const person of story.people)
    if (person.cadence.kind === "off") person.cadence = { kind: "daily", hour: 8, weekdays: [] };
  story.settle();
  for (let turn = 0; turn < 20_000; turn += 1) {
    // What was started runs up to its first operation.
    await scheduler.settle();
    if (scheduler.busy()) await scheduler.proceed("happens");
    else if ([...story.partitions.values()].some((queue) => queue.length > 0))
      deliverFact(world, story);
    else if ([...jobs.values()].some((job) => job.dueAtMs <= scheduler.now())) startJob(world);
    else if (jobs.size === 0) return [];
    else {
      const next = Math.min(...[...jobs.values()].map((job) => job.dueAtMs));
      scheduler.advance(next - scheduler.now());
    }
  }
  return [`still busy: ${[...jobs.keys()].join(", ")}`];
}
