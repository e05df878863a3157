import { describeBatch, type ModelBatch, type ModelRecord } from "../kernel/model-topic.ts";
import type { Thread } from "../kernel/process.ts";
import {
  type PublishingWorld,
  publishRecord,
  recordOf,
  type StateDocument,
} from "./publishing-world.ts";

const batchSize = 2;

/** One batch of the owner's check (A4). */
export function* checkOwnTopic(world: PublishingWorld): Thread {
  const batch = world.topic.read(0, world.checked, batchSize);
  if (batch.next === batch.from) return;
  yield `receive ${describeBatch(batch)}`;
  if (!world.rules.commitAfterAck) yield commit(world, batch);
  for (const record of lastPerKey(batch)) yield* checkRecord(world, batch, record);
  if (world.rules.commitAfterAck) yield commit(world, batch);
}

function lastPerKey(batch: ModelBatch<string>): readonly ModelRecord<string>[] {
  return [...new Map(batch.records.map((record) => [record.key, record])).values()];
}

function* checkRecord(
  world: PublishingWorld,
  batch: ModelBatch<string>,
  record: ModelRecord<string>,
): Thread {
  const { database } = world;
  const document = database.documents.get(record.key);
  if (document === undefined || !isOutdated(world, record, document)) return;
  const about = `${record.offset} of ${describeBatch(batch)} by v${document.version} of database ${database.era}`;
  yield `must correct ${about}`;
  publishRecord(world, database, recordOf(record.key, document));
  yield `correct ${about}`;
}

function isOutdated(
  world: PublishingWorld,
  record: ModelRecord<string>,
  document: StateDocument,
): boolean {
  if (document.content === undefined && !world.rules.stubAnswers) return false;
  return record.version < (world.rules.comparesWithVersion ? document.version : document.published);
}

/** A group member that was replaced while it stood still has its commit refused. */
function commit(world: PublishingWorld, batch: ModelBatch<string>): string {
  if (world.checked === batch.from) {
    world.checked = batch.next;
    world.changes.count++;
  }
  return `commit ${batch.from}..${batch.next}`;
}
