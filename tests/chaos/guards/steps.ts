import { profileChanged, profilesTopic, type Profile } from "@raakvlak/contracts";
import { readEveryRecord, recordOf, startHeartbeat, type Fact } from "@raakvlak/messaging";
import { eventually } from "@raakvlak/testing";
import { isCommitted } from "./quiet.ts";
import type { Person, Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

export const waitMs = { timeoutMs: 60_000 };
/** Three of them are longer than a burst is gathered. */
const clockStepMs = 20_000;

interface Moved {
  readonly stayer: Person;
  readonly before: Fact<Profile>;
  readonly after: Fact<Profile>;
}

/** One moves from here to there, another stays; matching knows of both when it resolves. */
export async function moveAway(scene: Scene, stage: Stage): Promise<Moved> {
  const mover = await scene.register(scene.here);
  const stayer = await scene.register(scene.here);
  const before = await lastOf(stage, mover);
  await scene.edit(mover, scene.there);
  const after = await lastOf(stage, mover, before.offset);
  const there = await scene.open(scene.there);
  await scene.told(mover, there);
  return { stayer, before, after };
}

/** The last state of somebody who wants alerts, as soon as one behind this offset is seen. */
function lastOf(stage: Stage, { candidateId }: Person, behind = -1): Promise<Fact<Profile>> {
  return eventually(() => {
    const last = stage.profiles.findLast(({ key }) => key === candidateId);
    if (!last?.data?.purposes.alerts || last.offset <= behind)
      throw new Error("the profile was not published yet");
    return last;
  }, waitMs);
}

/**
 * Opens a vacancy whose matches come to notification only when it knows the vacancy: what it had to wait
 * for it would put back, and come to again by its sweeper.
 */
export async function openKnown(scene: Scene, stage: Stage): Promise<string> {
  const job = await stage.hold("match-vacancy");
  const code = await scene.open(scene.here);
  await job.reached();
  await isCommitted(stage, "notification-vacancies", "vacancies");
  await job.release();
  return code;
}

/** As a relay does that wakes up late. */
export async function publishAgain(
  stage: Stage,
  { key, data, id, stateVersion = 0 }: Fact<Profile>,
) {
  const count = () => stage.profiles.filter((fact) => fact.key === key).length;
  const known = count();
  if (!data) throw new Error("a tombstone is not published again");
  await stage.bus.publish([recordOf(profileChanged, data, { id, stateVersion })]);
  await eventually(() => {
    if (count() === known) throw new Error("not on the topic yet");
  }, waitMs);
}

export async function stayerIsTold(scene: Scene, stayer: Person): Promise<void> {
  const here = await scene.open(scene.here);
  await scene.told(stayer, here);
}

/** Moves the clock on and on: what comes just after a move may have to wait for the next. */
export async function clockUntil(stage: Stage, happened: () => Promise<void>): Promise<void> {
  const moving = setInterval(() => stage.clock.advance(clockStepMs), 1_000);
  try {
    await happened();
  } finally {
    clearInterval(moving);
  }
}

/** Until a job of notification's about somebody says why it was put back. */
export async function isPutBack({ stack }: Stage, of: Person, reason: string): Promise<void> {
  const { connection } = await stack.database("notification");
  const isTheirs = { "payload.candidateId": of.candidateId, lastError: reason };
  await eventually(async () => {
    const found = await connection.collection("due").findOne(isTheirs);
    if (!found) throw new Error(`no job was put back as ${reason}`);
  }, waitMs);
}

/** Until it is on its topic: before that nobody can have read it. */
export async function isPublished(stage: Stage, code: string): Promise<void> {
  await eventually(() => {
    if (!stage.vacancies.some(({ data }) => data?.employer.name.includes(code)))
      throw new Error(`${code} was not published yet`);
  }, waitMs);
}

/** Real compaction: records go on coming, until a fresh look finds that one gone. */
export async function isCompactedAway(stage: Stage, gone: Fact<Profile>): Promise<void> {
  const { topicPrefix, addresses } = stage.stack;
  await using _beats = startHeartbeat({ bus: stage.bus, topics: [profilesTopic], everyMs: 300 });
  await eventually(
    async () => {
      const offsets: number[] = [];
      await readEveryRecord({
        brokers: addresses.kafka,
        topicPrefix,
        onRecord: ({ topic, partition, offset }) => {
          if (topic === gone.topic && partition === gone.partition) offsets.push(offset);
        },
      });
      if (offsets.includes(gone.offset)) throw new Error("not compacted yet");
    },
    { timeoutMs: 90_000, everyMs: 500 },
  );
}
