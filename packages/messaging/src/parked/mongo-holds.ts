import type { TopicName } from "@raakvlak/contracts";
import type { Database } from "@raakvlak/runtime";
import { collectionOf } from "../mongo/collection-of.ts";
import type { Holds } from "./parked-store.ts";

interface HoldDocument {
  /** `group:topic:key`. */
  readonly _id: string;
  readonly key: string;
  readonly version?: number;
  readonly unreadableOffset?: number;
}

export interface MongoHolds extends Holds {
  count(group: string): Promise<number>;
}

export function createMongoHolds(database: Database): MongoHolds {
  const holds = () => collectionOf<HoldDocument>(database, "holds");
  return {
    async put(group, { topic, key, offset }, version) {
      // $max: whatever comes late or twice never lowers what it takes to lift the hold.
      const needed = version === undefined ? { unreadableOffset: offset } : { version };
      await holds().updateOne(
        { _id: holdId(group, topic, key) },
        { $max: needed, $setOnInsert: { key } },
        { upsert: true },
      );
    },
    async find(group, topic, keys) {
      const ids = keys.map((key) => holdId(group, topic, key));
      const found = await holds()
        .find({ _id: { $in: ids } })
        .toArray();
      return new Map(
        found.map(({ key, version, unreadableOffset }) => [key, { version, unreadableOffset }]),
      );
    },
    async lift(group, topic, keys) {
      await holds().deleteMany({ _id: { $in: keys.map((key) => holdId(group, topic, key)) } });
    },
    count: (group) => holds().countDocuments({ _id: { $regex: `^${group}:` } }),
  };
}

function holdId(group: string, topic: TopicName, key: string): string {
  return `${group}:${topic}:${key}`;
}
