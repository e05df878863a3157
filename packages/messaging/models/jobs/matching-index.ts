import { describeBatch, type ModelBatch, type ModelRecord } from "../kernel/model-topic.ts";
import type { Thread } from "../kernel/process.ts";
import {
  type DueJob,
  type JobsWorld,
  type Latest,
  type MatchingIndex,
  otherSide,
  partitions,
  type Side,
  type State,
} from "./jobs-world.ts";

/** An index that has read nothing. */
export function createMatchingIndex(world: JobsWorld): MatchingIndex {
  const zeros = (): number[] => Array.from({ length: partitions }, () => 0);
  return {
    entries: { vacancies: new Map(), profiles: new Map() },
    positions: { vacancies: zeros(), profiles: zeros() },
    fetchFrom: { vacancies: zeros(), profiles: zeros() },
    rejoinsSeen: { vacancies: world.rejoins, profiles: world.rejoins },
  };
}

/** Whether the index has the job's own record and what the other topic held when it was made (C2). */
export function reached(world: JobsWorld, index: MatchingIndex, job: DueJob): boolean {
  const { waitsForOwn, waitsForOther } = world.rules;
  const own = (index.positions[job.side][job.own.partition] ?? 0) >= job.own.position;
  const other = job.other.every(
    (end, partition) => (index.positions[otherSide(job.side)][partition] ?? 0) >= end,
  );
  return (own || !waitsForOwn) && (other || !waitsForOther);
}

/** An index that has read exactly what the job waits for. */
export function readNoFurther(world: JobsWorld, job: DueJob): MatchingIndex {
  const index = createMatchingIndex(world);
  const read = (side: Side, partition: number, end: number): void => {
    for (const record of world.topics[side].read(partition, 0, end).records)
      apply(index.entries[side], record);
  };
  read(job.side, job.own.partition, job.own.position);
  job.other.forEach((end, partition) => read(otherSide(job.side), partition, end));
  return index;
}

const batchSize = 3;

/** One round of an index reader over all partitions of one topic. */
export function* readIntoIndex(world: JobsWorld, index: MatchingIndex, side: Side): Thread {
  if (index.rejoinsSeen[side] !== world.rejoins) yield rejoin(world, index, side);
  for (let partition = 0; partition < partitions; partition++) {
    const batch = world.topics[side].read(
      partition,
      index.fetchFrom[side][partition] ?? 0,
      batchSize,
    );
    if (batch.next === batch.from) continue;
    yield `fetch ${side}/${partition} ${describeBatch(batch)}`;
    if (index.fetchFrom[side][partition] !== batch.from) continue;
    for (const record of batch.records) apply(index.entries[side], record);
    index.fetchFrom[side][partition] = batch.next;
    index.positions[side][partition] = positionAfter(
      world,
      index.positions[side][partition] ?? 0,
      batch,
    );
    world.changes.count++;
    yield `hold ${side}/${partition} up to ${batch.next}`;
  }
}

/** The group has no committed offset: without a seek the client goes on at the end. */
function rejoin(world: JobsWorld, index: MatchingIndex, side: Side): string {
  const from = world.rules.seeksAfterRejoin
    ? index.positions[side]
    : world.topics[side].endOffsets();
  from.forEach((offset, partition) => (index.fetchFrom[side][partition] = offset));
  index.rejoinsSeen[side] = world.rejoins;
  return `rejoin ${side} at ${from.join()}`;
}

function positionAfter(world: JobsWorld, position: number, batch: ModelBatch<State>): number {
  if (world.rules.positionsPassAll) return batch.next;
  const last = batch.records.findLast((record) => record.kind === "state");
  return last === undefined ? position : last.offset + 1;
}

/** Older versions are ignored; a record that cannot be read puts its key on hold until a newer good one. */
function apply(entries: Map<string, Latest>, record: ModelRecord<State>): void {
  if (record.kind === "heartbeat" || (entries.get(record.key)?.version ?? 0) >= record.version)
    return;
  entries.set(record.key, {
    version: record.version,
    state: record.kind === "malformed" ? undefined : record.value,
  });
}
