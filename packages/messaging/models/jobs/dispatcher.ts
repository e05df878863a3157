import { describeBatch, type ModelBatch, type ModelRecord } from "../kernel/model-topic.ts";
import { endOfRound, type Thread } from "../kernel/process.ts";
import { type JobsWorld, otherSide, partitions, type Side, type State } from "./jobs-world.ts";

const batchSize = 3;

/** A dispatcher (C1) that reads one topic, whenever the group gives it the partitions. */
export function* dispatch(world: JobsWorld, member: Member, side: Side): Thread {
  let early = world.topics[otherSide(side)].endOffsets();
  if (!world.rules.endOffsetsAfterReceipt) yield `wait for ${side} after ${early.join()}`;
  for (;;) {
    for (let partition = 0; partition < partitions && isAssigned(world, member); partition++) {
      const batch = world.topics[side].read(
        partition,
        world.committed[side][partition] ?? 0,
        batchSize,
      );
      if (batch.next === batch.from) continue;
      yield `receive ${side}/${partition} ${describeBatch(batch)} after ${early.join()}`;
      yield* dispatchBatch(world, { side, partition, batch, early });
    }
    early = world.topics[otherSide(side)].endOffsets();
    yield endOfRound;
  }
}

/** Which dispatcher of how many. */
export interface Member {
  readonly member: number;
  readonly members: number;
}

/** A rebalance hands the partitions to the other member; whoever stood still goes on with its batch nevertheless. */
function isAssigned(world: JobsWorld, { member, members }: Member): boolean {
  return world.rejoins % members === member;
}

interface Received {
  readonly side: Side;
  readonly partition: number;
  readonly batch: ModelBatch<State>;
  /** Looked up before the dispatcher began to wait for a batch. */
  readonly early: readonly number[];
}

function* dispatchBatch(world: JobsWorld, received: Received): Thread {
  const { rules } = world;
  const other = rules.endOffsetsAfterReceipt
    ? world.topics[otherSide(received.side)].endOffsets()
    : received.early;
  const about = `${received.side}/${received.partition} ${describeBatch(received.batch)} with ${other.join()}`;
  yield `end offsets for ${about}`;
  if (!rules.dueBeforeCommit) yield commit(world, received);
  const ids: string[] = [];
  for (const record of received.batch.records) {
    if (record.kind !== "state" || record.value === undefined) continue;
    ids.push(putDue(world, received, record, other));
    yield `due ${ids.join()} for ${about}`;
  }
  for (const id of ids) world.queue.add(id);
  if (ids.length > 0) yield `add ${ids.join()} for ${about}`;
  if (rules.dueBeforeCommit) yield commit(world, received);
}

/** An upsert in which the first one wins: the job that it describes was made after its record was received, too. */
function putDue(
  world: JobsWorld,
  received: Received,
  record: ModelRecord<State>,
  other: readonly number[],
): string {
  const { side, partition } = received;
  const { key, version, offset } = record;
  const { idHoldsVersion, idHoldsOffset } = world.rules;
  const id = idHoldsVersion ? `${key}v${version}${idHoldsOffset ? `@${offset}` : ""}` : key;
  world.due.insert(id, { side, key, version, own: { partition, position: offset + 1 }, other });
  return id;
}

/** A group member that was replaced while it stood still has its commit refused. */
function commit(world: JobsWorld, received: Received): string {
  const { side, partition, batch } = received;
  if (world.committed[side][partition] === batch.from) {
    world.committed[side][partition] = batch.next;
    world.changes.count++;
  }
  return `commit ${side}/${partition} ${batch.from}..${batch.next}`;
}

/** One pass of the sweeper (C4). */
export function* sweep(world: JobsWorld): Thread {
  const missing = world.due.ids().filter((id) => !world.queue.has(id));
  if (missing.length === 0) return;
  yield `${missing.join()} not queued`;
  for (const id of missing) world.queue.add(id);
  yield `add ${missing.join()}`;
}
