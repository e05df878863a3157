import type { Clock, Logger } from "@raakvlak/runtime";
import type { GroupOptions, ReaderOptions, Subscription } from "../bus.ts";
import { deliverBatch } from "../deliver-batch.ts";
import type { MemberOfGroup, MemoryGroups, TopicPartition } from "./memory-groups.ts";
import type { MemoryTopics } from "./memory-topics.ts";
import type { WakeUp } from "./wake-up.ts";

export interface MemoryContext {
  readonly topics: MemoryTopics;
  readonly groups: MemoryGroups;
  /** Woken at every append. */
  readonly appended: WakeUp;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Records that one "fetch" brings, at most. */
const fetchSize = 1_000;

/** Joins the group and reads its share, one loop per partition. */
export function openMemorySubscription(
  options: GroupOptions | ReaderOptions,
  context: MemoryContext,
): Subscription {
  const { groups, appended } = context;
  const { group } = options;
  let state: ReturnType<Subscription["state"]> = "running";
  let generation = 0;
  const loops = new Set<Promise<void>>();

  const startLoop = (at: TopicPartition) => {
    const born = generation;
    const isOver = () => generation !== born || state === "stopped";
    const loop = groups.alone(group, at, () =>
      readPartition(at, options, { ...context, isOver, isPaused: () => state === "paused" }),
    );
    loops.add(loop);
    void loop.finally(() => loops.delete(loop));
  };
  const member: MemberOfGroup = {
    topics: options.topics,
    assign(partitions) {
      generation += 1;
      appended.wake();
      for (const at of partitions) startLoop(at);
    },
  };
  groups.join(group, member);
  return {
    state: () => state,
    silentMs: () => 0,
    pause() {
      if (state === "running") state = "paused";
    },
    resume() {
      if (state === "paused") state = "running";
      appended.wake();
    },
    async [Symbol.asyncDispose]() {
      state = "stopped";
      appended.wake();
      await Promise.all(loops);
      groups.leave(group, member);
    },
  };
}

interface LoopContext extends MemoryContext {
  isOver(): boolean;
  isPaused(): boolean;
}

async function readPartition(
  at: TopicPartition,
  options: GroupOptions | ReaderOptions,
  context: LoopContext,
): Promise<void> {
  const { topics, groups, appended, isOver, isPaused } = context;
  const { topic, partition } = at;
  const log = topics.logOf(at);
  let position = startOf(at, options, groups);
  while (!isOver()) {
    const { records, next } = log.read(position, fetchSize);
    if (records.length === 0 || isPaused()) {
      await appended.next();
      continue;
    }
    let rest: Promise<void> | undefined;
    const settle = async (nextOffset: number) => {
      position = nextOffset;
      if (!("positionOf" in options)) groups.commit(options.group, at, nextOffset);
    };
    await deliverBatch(
      {
        topic,
        partition,
        records: records.map((record) => ({ topic, partition, ...record })),
        nextOffset: next,
        endOffset: log.end(),
        isStale: () => isOver() || isPaused(),
        settle,
        rest(until) {
          rest = until;
        },
      },
      { ...options, ...context },
    );
    if (rest) await untilOver(rest, context);
  }
}

/** A resting partition still notices that its subscription ends. */
async function untilOver(rest: Promise<void>, { isOver, appended }: LoopContext): Promise<void> {
  const rested = new AbortController();
  const wake = () => {
    rested.abort();
    appended.wake();
  };
  void rest.then(wake, wake);
  while (!rested.signal.aborted && !isOver()) await appended.next();
}

function startOf(
  at: TopicPartition,
  options: GroupOptions | ReaderOptions,
  groups: MemoryGroups,
): number {
  if ("positionOf" in options) return options.positionOf(at.topic, at.partition);
  return groups.committed(options.group, at) ?? 0;
}
