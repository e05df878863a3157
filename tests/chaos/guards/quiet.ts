import type { TopicName } from "@raakvlak/contracts";
import { eventually } from "@raakvlak/testing";
import type { Actor, Stage } from "./stage.ts";

const patience = { timeoutMs: 60_000 };
const stepMs = 45_000;
const final = new Set(["sent", "failed", "suppressed", "empty", "uncertain"]);

/**
 * Until nothing of the scenes before is under way anywhere, the services' clock being moved for what waits: else a message
 * of theirs could be the one that is stopped at the next scene's hold. Only with all guards in their places.
 */
export async function untilQuiet(stage: Stage): Promise<void> {
  await eventually(
    async () => {
      try {
        await nothingUnderWay(stage);
      } catch (error) {
        stage.clock.advance(stepMs);
        throw error;
      }
    },
    { timeoutMs: 150_000, everyMs: 1_000 },
  );
}

/** Looks in the order in which things go on, so that nothing can slip past from what was not looked at yet. */
async function nothingUnderWay(stage: Stage): Promise<void> {
  await isEmpty(stage, "ingestion", "pending");
  await isEmpty(stage, "preference", "pending");
  await readToItsEnd(stage, "matching-dispatcher", "vacancies");
  await readToItsEnd(stage, "matching-dispatcher", "profiles");
  await readToItsEnd(stage, "notification-vacancies", "vacancies");
  await readToItsEnd(stage, "notification-subscriptions", "subscriptions");
  await isEmpty(stage, "matching", "due");
  await isEmpty(stage, "matching", "outbox");
  await readToItsEnd(stage, "notification-matches", "matches");
  await isEmpty(stage, "notification", "due");
  await isEmpty(stage, "notification", "rows", { state: { $nin: [...final] } });
}

async function isEmpty(
  { stack }: Stage,
  owner: Actor,
  collection: string,
  open: object = {},
): Promise<void> {
  const { connection } = await stack.database(owner);
  const left = await connection.collection(collection).countDocuments(open);
  if (left > 0) throw new Error(`${left} left in ${collection} of ${owner}`);
}

async function readToItsEnd({ bus }: Stage, group: string, topic: TopicName): Promise<void> {
  const ends = await bus.endOffsets(topic);
  const committed = await bus.committedOffsets(group, topic);
  if (ends.some((end, at) => end > (committed[at] ?? 0)))
    throw new Error(`${group} has not read ${topic} to its end`);
}

/** Until all that a service has stored is published. */
async function isRelayed(stage: Stage, owner: Actor): Promise<void> {
  await eventually(() => isEmpty(stage, owner, "pending"), patience);
}

/**
 * Until what somebody has said was read by all who are to know it, and matched: a vacancy that opens meanwhile could be
 * found by either side's job, and what comes of one's own edit waits for its quarter of an hour.
 */
export async function hasArrived(stage: Stage, candidateId: string): Promise<void> {
  await isRelayed(stage, "preference");
  await isCommitted(stage, "notification-subscriptions", "subscriptions");
  await isCommitted(stage, "matching-dispatcher", "profiles");
  const theirs = { "payload.candidateId": candidateId };
  await eventually(() => isEmpty(stage, "matching", "due", theirs), patience);
}

/** Until a group has committed everything that is on a topic now. */
export async function isCommitted(stage: Stage, group: string, topic: TopicName): Promise<void> {
  await eventually(() => readToItsEnd(stage, group, topic), patience);
}
