import type { Clock, Database } from "@raakvlak/runtime";
import { collectionOf } from "../mongo/collection-of.ts";
import { createMongoHolds, type HoldDocument, holdsCollection } from "./mongo-holds.ts";
import { type ParkedDocument, parkedId, toMessage, toRecord } from "./parked-document.ts";
import type { ParkedFilter, ParkedStore, Replayer, ReplayResult } from "./parked-store.ts";

const listLimit = 100;
const longestReason = 1_000;

/** Keeps parked messages in `parked` and the keys on hold in `holds`. */
export function createParkedStore(
  database: Database,
  { clock }: { readonly clock: Clock },
): ParkedStore {
  const messages = () => collectionOf<ParkedDocument>(database, "parked");
  const holds = createMongoHolds(database);
  const replayers = new Map<string, Replayer>();
  const find = async (id: string) => {
    const found = await messages().findOne({ _id: id });
    return found && !found.dropped ? found : undefined;
  };

  return {
    holds,
    async park(group, record, reason) {
      const { topic, partition, offset, key, headers, value } = record;
      await messages().updateOne(
        { _id: parkedId(group, record) },
        {
          $set: { reason: reason.slice(0, longestReason) },
          $inc: { timesParked: 1 },
          $setOnInsert: {
            ...{ group, topic, partition, offset, key },
            headers: JSON.stringify(headers),
            value: value?.toString("base64") ?? null,
            parkedAt: clock.now(),
          },
        },
        { upsert: true },
      );
    },
    async list({ group, topic, limit = listLimit }: ParkedFilter = {}) {
      const found = await messages()
        .find({
          dropped: { $exists: false },
          ...(group !== undefined && { group }),
          ...(topic !== undefined && { topic }),
        })
        .sort({ parkedAt: 1 })
        .limit(limit)
        .toArray();
      return found.map(toMessage);
    },
    async get(id) {
      const found = await find(id);
      return found && toMessage(found);
    },
    async replay(id): Promise<ReplayResult> {
      const found = await find(id);
      if (!found) return "unknown";
      const replayer = replayers.get(found.group);
      if (!replayer) return "no-consumer";
      const result = await replayer(toRecord(found));
      if (result === "done" || result === "skipped") await messages().deleteOne({ _id: id });
      return result;
    },
    async drop(id, why) {
      if (!(await find(id))) return false;
      const dropped = { why: why.slice(0, longestReason), at: clock.now() };
      await messages().updateOne({ _id: id }, { $set: { dropped, headers: "{}", value: null } });
      return true;
    },
    async forget(keys) {
      const wanted = { key: { $in: [...keys] } };
      await collectionOf<HoldDocument>(database, holdsCollection).deleteMany(wanted);
      return (await messages().deleteMany(wanted)).deletedCount;
    },
    async isOnHold(group, topic, key) {
      const held = await holds.find(group, topic, [key]);
      return held.has(key);
    },
    count: () => messages().countDocuments({ dropped: { $exists: false } }),
    register(group, replayer) {
      replayers.set(group, replayer);
      return {
        [Symbol.dispose]: () => {
          if (replayers.get(group) === replayer) replayers.delete(group);
        },
      };
    },
  };
}
