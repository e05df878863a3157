import { profileChanged, profilesTopic, type Profile } from "@raakvlak/contracts";
import { readEveryRecord, recordOf, startHeartbeat, type Fact } from "@raakvlak/messaging";
import { eventually } from "@raakvlak/testing";
import type { Replacement } from "./hooks/replacement.ts";
import type { Scene } from "./scene.ts";
import type { Actor, Stage } from "./stage.ts";

/** Something that keeps a promise, how to leave it out, and a course of events that breaks the promise without it. */
export interface Guard {
  readonly name: string;
  readonly of: Actor;
  readonly without: readonly Replacement[];
  readonly reported: "lost" | "doubled" | "forbidden";
  /** Ends when everything that this course can bring about has had its turn, but for what waits for the clock. */
  readonly schedule: (scene: Scene, stage: Stage) => Promise<void>;
}

const waitMs = { timeoutMs: 60_000 };
const lease = 31_000;
const burst = 61_000;

export const guards: readonly Guard[] = [
  {
    name: "version check",
    of: "matching",
    without: [
      {
        file: "services/matching/src/adapters/versioned-entries.ts",
        piece: "if (version <= (versions.get(key) ?? 0)) return false;",
        by: "",
      },
    ],
    reported: "forbidden",
    async schedule(scene, stage) {
      const { mover, before } = await moveAway(scene, stage);
      // Nobody corrects the topic meanwhile.
      await stage.fleet.process("preference").signal("SIGSTOP");
      try {
        await publishAgain(stage, before);
        await stayerIsTold(scene, mover.stayer);
      } finally {
        await stage.fleet.process("preference").signal("SIGCONT");
      }
    },
  },
  {
    name: "pairs",
    of: "notification",
    without: [
      {
        file: "services/notification/src/domain/placement.ts",
        piece: 'tells(row, pair.vacancyId)) return "told";',
        by: 'tells(row, pair.vacancyId)) return "no";',
      },
    ],
    reported: "doubled",
    async schedule(scene, stage) {
      const reader = await scene.register(scene.here);
      const code = await scene.open(scene.here);
      await scene.told(reader, code);
      await scene.reword(code);
      const next = await scene.open(scene.here);
      await clockUntil(stage, () => scene.told(reader, next));
    },
  },
  {
    name: "fence",
    of: "notification",
    without: [
      {
        file: "services/notification/src/adapters/mongo-rows.ts",
        piece: "{ _id: seen.id, fence: seen.fence, state:",
        by: "{ _id: seen.id, state:",
      },
    ],
    reported: "doubled",
    async schedule(scene, stage) {
      await scene.register(scene.here);
      const offer = await stage.hold("offer");
      await scene.open(scene.here);
      await offer.reached();
      // The first claimer sleeps; its lease ends, and the queue has forgotten that it has the job.
      const handing = await stage.hold("handing");
      stage.clock.advance(lease);
      await stage.stack.flushQueues();
      await handing.reached();
      // It wakes up and is told to come again, while the second one is handing the message over.
      stage.sink.answerNext({ kind: "refuse", at: "recipient", code: 451 });
      await offer.release();
      await isPutBack(stage, "deferred");
      await handing.release();
    },
  },
  {
    name: "refusal read",
    of: "notification",
    without: [
      {
        file: "services/notification/src/use-cases/send-row.ts",
        piece: "  return grantStands(row.epoch, subscription.grants.alerts, refusals);",
        by: "  return true || grantStands(row.epoch, subscription.grants.alerts, refusals);",
      },
    ],
    reported: "forbidden",
    async schedule(scene, stage) {
      const reader = await scene.register(scene.here);
      const join = await stage.hold("join");
      await scene.open(scene.here);
      await join.reached();
      await scene.refuse(reader);
      await join.release();
      await eventually(async () => {
        const [message] = await scene.messages();
        if (!message) throw new Error("the message was not written yet");
      }, waitMs);
    },
  },
  {
    name: "sweeper",
    of: "notification",
    without: [
      {
        file: "services/notification/src/service.ts",
        piece: "resources.use(startSweeper({ due, queue, clock, logger, everyMs: 1_000 }));",
        by: "",
      },
    ],
    reported: "lost",
    async schedule(scene, stage) {
      const reader = await scene.register(scene.here);
      const first = await scene.open(scene.here);
      await scene.told(reader, first);
      // Gathered for a second mail: it waits in `due`, and only the sweeper looks there.
      await scene.open(scene.here);
      await eventually(async () => {
        if ((await scene.messages()).length < 2) throw new Error("no second message yet");
      }, waitMs);
      stage.clock.advance(burst);
    },
  },
  {
    name: "due collection",
    of: "matching",
    without: [
      {
        file: "packages/runtime/src/due/due-writes.ts",
        piece: "await insertAbsent(collection, documents);",
        by: "setTimeout(() => void insertAbsent(collection, documents).catch(() => {}), 3_600_000).unref();",
      },
    ],
    reported: "lost",
    async schedule(scene, stage) {
      const reader = await scene.register(scene.here);
      const job = await stage.hold("match-vacancy");
      await scene.open(scene.here);
      await isCommitted(stage, "matching-dispatcher", "vacancies");
      // Dies before it has come to the job; the one that follows has its guards, and can only find what was written.
      await stage.fleet.process("matching").signal("SIGKILL");
      await stage.stack.flushQueues();
      await job.release();
      await stage.restart("matching");
      const second = await scene.open(scene.here);
      await clockUntil(stage, () => scene.told(reader, second));
    },
  },
  {
    name: "owner's check",
    of: "preference",
    without: [
      {
        file: "packages/messaging/src/publish/start-owner-check.ts",
        piece: "await correct(lastVersions(facts));",
        by: "void correct, lastVersions(facts);",
      },
    ],
    reported: "forbidden",
    async schedule(scene, stage) {
      const { mover, before, after } = await moveAway(scene, stage);
      await publishAgain(stage, before);
      await isCompactedAway(stage, after);
      await stage.restart("matching");
      await stayerIsTold(scene, mover.stayer);
    },
  },
];

interface Moved {
  readonly mover: { readonly stayer: Awaited<ReturnType<Scene["register"]>> };
  readonly before: Fact<Profile>;
  readonly after: Fact<Profile>;
}

/** One moves from here to there, another stays; matching knows of both when it resolves. */
async function moveAway(scene: Scene, stage: Stage): Promise<Moved> {
  const mover = await scene.register(scene.here);
  const stayer = await scene.register(scene.here);
  const published = () => stage.profiles.filter(({ key }) => key === mover.candidateId);
  const before = await eventually(() => {
    const last = published().findLast(({ data }) => data?.purposes.alerts);
    if (!last) throw new Error("the profile was not published yet");
    return last;
  }, waitMs);
  await scene.edit(mover, scene.there);
  const after = await eventually(() => {
    const last = published().at(-1);
    if (!last || last.offset <= before.offset) throw new Error("the move was not published yet");
    return last;
  }, waitMs);
  const there = await scene.open(scene.there);
  await scene.told(mover, there);
  return { mover: { stayer }, before, after };
}

/** As a relay does that wakes up late. */
async function publishAgain(stage: Stage, { key, data, id, stateVersion = 0 }: Fact<Profile>) {
  const count = () => stage.profiles.filter((fact) => fact.key === key).length;
  const known = count();
  if (!data) throw new Error("a tombstone is not published again");
  await stage.bus.publish([recordOf(profileChanged, data, { id, stateVersion })]);
  await eventually(() => {
    if (count() === known) throw new Error("not on the topic yet");
  }, waitMs);
}

async function stayerIsTold(scene: Scene, stayer: Moved["mover"]["stayer"]): Promise<void> {
  const here = await scene.open(scene.here);
  await scene.told(stayer, here);
}

/** Moves the clock on and on: what comes just after a move may have to wait for the next. */
async function clockUntil(stage: Stage, happened: () => Promise<void>): Promise<void> {
  const moving = setInterval(() => stage.clock.advance(burst / 3), 1_000);
  try {
    await happened();
  } finally {
    clearInterval(moving);
  }
}

/** Until a job of notification's says why it was put back. */
async function isPutBack({ stack }: Stage, reason: string): Promise<void> {
  const { connection } = await stack.database("notification");
  await eventually(async () => {
    const found = await connection.collection("due").findOne({ lastError: reason });
    if (!found) throw new Error(`no job was put back as ${reason}`);
  }, waitMs);
}

async function isCommitted(
  { bus }: Stage,
  group: string,
  topic: "vacancies" | "profiles",
): Promise<void> {
  await eventually(async () => {
    const [ends, committed] = [
      await bus.endOffsets(topic),
      await bus.committedOffsets(group, topic),
    ];
    if (ends.some((end, at) => end > (committed[at] ?? 0))) throw new Error("not committed yet");
  }, waitMs);
}

/** Real compaction: records go on coming, until a fresh look finds that one gone. */
async function isCompactedAway(stage: Stage, gone: Fact<Profile>): Promise<void> {
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
