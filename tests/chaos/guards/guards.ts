import { eventually } from "@raakvlak/testing";
import type { Replacement } from "./hooks/replacement.ts";
import { isCommitted } from "./quiet.ts";
import type { Scene } from "./scene.ts";
import type { Actor, Stage } from "./stage.ts";
import {
  clockUntil,
  isCompactedAway,
  isPublished,
  isPutBack,
  moveAway,
  openKnown,
  publishAgain,
  stayerIsTold,
  waitMs,
} from "./steps.ts";

/** Something that keeps a promise, how to leave it out, and a course of events that breaks the promise without it. */
export interface Guard {
  readonly name: string;
  readonly of: Actor;
  readonly without: readonly Replacement[];
  readonly reported: "lost" | "doubled" | "forbidden";
  /** Ends when everything that this course can bring about has had its turn, but for what waits for the clock. */
  readonly schedule: (scene: Scene, stage: Stage) => Promise<void>;
}

const lease = 31_000;
const lostAfter = 31_000;
const burst = 61_000;

export const guards: readonly Guard[] = [
  {
    name: "version check",
    of: "matching",
    without: [
      {
        file: "services/matching/src/adapters/block-profile-index.ts",
        piece: "if (version <= index.versionOf(candidateId)) return;",
        by: "",
      },
    ],
    reported: "forbidden",
    async schedule(scene, stage) {
      const { stayer, before } = await moveAway(scene, stage);
      // Nobody corrects the topic meanwhile.
      await stage.fleet.process("preference").signal("SIGSTOP");
      try {
        await publishAgain(stage, before);
        await stayerIsTold(scene, stayer);
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
      const reader = await scene.register(scene.here);
      const offer = await stage.hold("offer");
      await scene.open(scene.here);
      await offer.reached();
      // The first claimer sleeps; the queue has forgotten that it has the job, and its lease ends.
      const handing = await stage.hold("handing");
      await stage.stack.flushQueues();
      stage.clock.advance(lease);
      await handing.reached();
      // It wakes up and is told to come again, while the second one is handing the message over.
      stage.sink.answerNext({ kind: "refuse", at: "recipient", code: 451 });
      await offer.release();
      await isPutBack(stage, reader, "deferred");
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
      const first = await openKnown(scene, stage);
      await scene.told(reader, first);
      // Gathered for a second mail: it waits in `due`, and only the sweeper looks there.
      await openKnown(scene, stage);
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
      await isPublished(stage, await scene.open(scene.here));
      // The dispatcher that follows makes a job of whatever is not committed.
      await isCommitted(stage, "matching-dispatcher", "vacancies");
      // Dies before it has come to the job; the one that follows has its guards, and can only find what was written.
      await stage.fleet.process("matching").signal("SIGKILL");
      await stage.stack.flushQueues();
      await job.release();
      // Its sweeper looks at once, and then every 30 seconds, for what the queue was told of longer ago than that.
      stage.clock.advance(lostAfter);
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
      const { stayer, before, after } = await moveAway(scene, stage);
      await publishAgain(stage, before);
      // Whoever corrects it does so before the commit.
      await isCommitted(stage, "preference-profiles-check", "profiles");
      await isCompactedAway(stage, after);
      await stage.restart("matching");
      await stayerIsTold(scene, stayer);
    },
  },
];
