import type { Clock, Database } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import { collectionOf } from "../mongo/collection-of.ts";
import type { RawRecord } from "../records/raw-record.ts";
import { type ParkedDocument, parkedId } from "./parked-document.ts";
import type { ParkedFilter } from "./parked-store.ts";

const longestReason = 1_000;
const defaultLimit = 100;

/** The messages themselves, in `parked`. */
export interface MongoMessages {
  put(group: string, record: RawRecord, reason: string): Promise<void>;
  /** Undefined also for one that was given up. */
  find(id: string): Promise<ParkedDocument | undefined>;
  list(filter: ParkedFilter): Promise<ParkedDocument[]>;
  remove(id: string): Promise<void>;
  giveUp(id: string, why: string): Promise<void>;
  count(group?: string): Promise<number>;
}

export function createMongoMessages(database: Database, clock: Clock): MongoMessages {
  const messages = () => collectionOf<ParkedDocument>(database, "parked");
  const kept = { dropped: { $exists: false } };
  return {
    async put(group, record, reason) {
      await messages().updateOne(
        { _id: parkedId(group, record) },
        toPut(group, record, { reason, parkedAt: clock.now() }),
        { upsert: true },
      );
    },
    async find(id) {
      const found = await messages().findOne({ _id: id });
      return found && !found.dropped ? found : undefined;
    },
    list: ({ group, topic, limit = defaultLimit }) =>
      messages()
        .find({ ...kept, ...(group && { group }), ...(topic && { topic }) })
        .sort({ parkedAt: 1 })
        .limit(limit)
        .toArray(),
    async remove(id) {
      await messages().deleteOne({ _id: id });
    },
    async giveUp(id, why) {
      const dropped = { why: why.slice(0, longestReason), at: clock.now() };
      await messages().updateOne({ _id: id }, { $set: { dropped, headers: "{}", value: null } });
    },
    count: (group) => messages().countDocuments({ ...kept, ...(group && { group }) }),
  };
}

function toPut(
  group: string,
  { topic, partition, offset, key, headers, value }: RawRecord,
  { reason, parkedAt }: { reason: string; parkedAt: Date },
): mongo.UpdateFilter<ParkedDocument> {
  const record = {
    topic,
    partition,
    offset,
    key,
    headers: JSON.stringify(headers),
    value: value?.toString("base64") ?? null,
  };
  return {
    $set: { reason: reason.slice(0, longestReason) },
    $inc: { timesParked: 1 },
    $setOnInsert: { group, parkedAt, ...record },
  };
}
