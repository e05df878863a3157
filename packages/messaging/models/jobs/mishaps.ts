import { eventOf, type Process, type Thread } from "../kernel/process.ts";
import { type JobsWorld, partitions, type Side } from "./jobs-world.ts";

const sides: readonly Side[] = ["vacancies", "profiles"];

/** What may befall the brokers. */
export const mishapNames = [
  "heartbeats",
  "compaction",
  "flush",
  "lost locks",
  "rebalance",
] as const;
export type Mishap = (typeof mishapNames)[number];

/** The wanted mishaps, each a few times. */
export function mishaps(world: JobsWorld, wanted: readonly Mishap[]): readonly Process[] {
  const happen: Readonly<Record<Mishap, () => string>> = {
    heartbeats: () => beat(world),
    compaction: () => compact(world),
    flush() {
      world.queue.flush();
      return "flush the queue";
    },
    "lost locks": () => loseLock(world),
    rebalance() {
      world.rejoins++;
      world.changes.count++;
      return "rebalance";
    },
  };
  return wanted.map((mishap) => eventOf(mishap, () => repeatedly(3, happen[mishap])));
}

function* repeatedly(count: number, happen: () => string): Thread {
  for (let i = 0; i < count; i++) {
    yield `wait ${i}`;
    yield happen();
  }
}

function everyPartition(act: (side: Side, partition: number) => void): void {
  for (const side of sides)
    for (let partition = 0; partition < partitions; partition++) act(side, partition);
}

function beat(world: JobsWorld): string {
  everyPartition((side, partition) => {
    world.topics[side].append(
      { key: `heartbeat${partition}`, version: 0, value: undefined, kind: "heartbeat" },
      partition,
    );
  });
  return "beat";
}

function compact(world: JobsWorld): string {
  everyPartition((side, partition) => world.topics[side].compact(partition));
  return "compact";
}

/** A worker stood still for so long that its job is given to another one. */
function loseLock(world: JobsWorld): string {
  const [id] = world.queue.inHand().keys();
  if (id !== undefined) world.queue.release(id);
  return `lock of ${id ?? "nothing"} runs out`;
}

/** BullMQ's check: the jobs of dead workers wait again. */
export function* returnStalled(world: JobsWorld): Thread {
  const holders = new Set([...world.workers.values()].map(({ holder }) => holder));
  for (const [id, holder] of world.queue.inHand()) {
    if (holders.has(holder)) continue;
    world.queue.release(id);
    yield `${id} of ${holder} waits again`;
  }
}
