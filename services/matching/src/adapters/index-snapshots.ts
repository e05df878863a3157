import { mkdir } from "node:fs/promises";
import type { Clock, Logger } from "@raakvlak/runtime";
import { layoutId } from "../kernel/image.ts";
import type { BlockProfileIndex } from "./block-profile-index.ts";
import {
  openIndexFile,
  removeIndexFile,
  removeUnfinished,
  writeIndexFile,
  type IndexFileHead,
} from "./index-file.ts";

interface Kept {
  readonly folder: string;
  readonly profiles: BlockProfileIndex;
  /** The topic's name on the broker. */
  readonly topic: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Settings extends Omit<Kept, "folder"> {
  /** Undefined: nothing is kept. */
  readonly folder: string | undefined;
  readonly everyMs: number;
  /** What the topic holds now. */
  readonly ends: () => Promise<readonly number[]>;
}

export interface IndexSnapshots {
  /** Where to read on from, by topic. */
  readonly startAt: { readonly profiles?: readonly number[] };
  /** Writes from here on; `positions`: everything below these offsets is in the index. */
  start(positions: () => readonly number[]): AsyncDisposable;
}

/** Fills an empty index from what its folder holds, where it has one, and then keeps it there. */
export async function openIndexSnapshots(settings: Settings): Promise<IndexSnapshots> {
  const { folder, ends, ...more } = settings;
  if (folder === undefined)
    return { startAt: {}, start: () => ({ [Symbol.asyncDispose]: async () => undefined }) };
  const head = await loadIndexSnapshot({ ...more, folder }, await ends());
  const writtenAtMs = head?.createdAtMs ?? more.clock.now().getTime();
  return {
    startAt: head === undefined ? {} : { profiles: head.positions },
    start: (positions) => startIndexSnapshots({ ...more, folder, positions }, writtenAtMs),
  };
}

const hourMs = 3_600_000;
/** Older than this it is not read: what was erased since may have left the topic, tombstone and all, a long time later. */
const oldestMs = 24 * hourMs;

/** Fills the index; undefined: there was nothing to fill it with. What can not be used is taken away. */
async function loadIndexSnapshot(
  { folder, profiles, topic, clock, logger }: Kept,
  ends: readonly number[],
): Promise<IndexFileHead | undefined> {
  await using resources = new AsyncDisposableStack();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeUnfinished(folder, clock.now().getTime() - hourMs);
  const beganAtMs = clock.monotonicMs();
  const file = await openIndexFile(folder, resources);
  if (file.problem === "absent") return undefined;
  const reason =
    file.problem ?? problemOf(file.head, { topic, ends, nowMs: clock.now().getTime() });
  const discard = async (why: string) => {
    logger.warn("index-snapshot-discarded", { reason: why });
    await removeIndexFile(folder);
    return undefined;
  };
  if (file.problem !== undefined || reason !== undefined) return await discard(reason ?? "damaged");
  profiles.takeNames(file.tail.names);
  for (const candidateId of file.tail.held) profiles.hold(candidateId);
  let count = 0;
  const isWhole = await file.eachRecord((record) => {
    profiles.takeRecord(record);
    count += 1;
  });
  // What came of it is as good as its versions; the topic is read from its beginning and has the rest.
  if (!isWhole) return await discard("damaged");
  const durationMs = Math.round(clock.monotonicMs() - beganAtMs);
  logger.info("index-snapshot-read", { count, durationMs });
  return file.head;
}

interface Present {
  readonly topic: string;
  readonly ends: readonly number[];
  readonly nowMs: number;
}

function problemOf(head: IndexFileHead, { topic, ends, nowMs }: Present): string | undefined {
  const ageMs = nowMs - head.createdAtMs;
  if (head.layout !== layoutId) return "other-layout";
  if (ageMs < 0 || ageMs > oldestMs) return "too-old";
  const { positions } = head;
  const isBelow = positions.every((position, partition) => position <= (ends[partition] ?? -1));
  return head.topic === topic && positions.length === ends.length && isBelow
    ? undefined
    : "other-topic";
}

interface Writing extends Kept {
  readonly everyMs: number;
  readonly positions: () => readonly number[];
}

/** Writes the index down every so often, in portions; at most a day later whoever was erased is in no file any more. */
function startIndexSnapshots(kept: Writing, lastAtMs: number): AsyncDisposable {
  const { folder, clock, logger } = kept;
  let writtenAtMs = lastAtMs;
  const write = async (signal: AbortSignal) => {
    const nowMs = clock.now().getTime();
    await removeUnfinished(folder, nowMs - hourMs);
    // Of somebody who was erased since; a new one may not come for a long time.
    if (nowMs - writtenAtMs > oldestMs - kept.everyMs) await removeIndexFile(folder);
    const reason = kept.profiles.notInImage();
    if (reason !== undefined) return logger.warn("index-snapshot-left", { reason });
    try {
      await writeSnapshot(kept, signal);
      writtenAtMs = nowMs;
    } catch (error) {
      // A worker that stops gives up in the middle: the old file stays.
      if (!signal.aborted) throw error;
    }
  };
  return clock.every(kept.everyMs, write, {
    onError: (error) => logger.error("index-snapshot-failed", {}, error),
  });
}

async function writeSnapshot(kept: Writing, signal: AbortSignal): Promise<void> {
  const { folder, profiles, topic, positions, clock, logger } = kept;
  const beganAtMs = clock.monotonicMs();
  // First: what the index takes in while it is written is read again from here on.
  const head = {
    layout: layoutId,
    createdAtMs: clock.now().getTime(),
    topic,
    positions: [...positions()],
  };
  const image = profiles.image();
  const bytes = await writeIndexFile(folder, {
    head,
    records: image.records(),
    tail: () => ({ names: image.names(), held: profiles.heldIds() }),
    pause: async () => {
      await clock.sleep(0, signal);
      signal.throwIfAborted();
    },
  });
  const durationMs = Math.round(clock.monotonicMs() - beganAtMs);
  logger.info("index-snapshot-written", { bytes, durationMs });
}
