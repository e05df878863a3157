import type { mongo } from "mongoose";
import { type DueCollection, type DueDocument, toJob } from "./due-document.ts";
import type { DueStore } from "./due-store.ts";

/** How long the queue gets before a job that it was told of counts as lost. */
const lostAfterMs = 30_000;

export function createDueReads(
  collection: DueCollection,
): Pick<DueStore, "get" | "getMany" | "findDue" | "stats" | "ofCandidate"> {
  // For MongoDB itself; the stand-in takes it and scans all the same.
  let indexed: Promise<unknown> | undefined;
  const ready = () => {
    indexed ??= collection.createIndex({ dueAt: 1 }, {}, {}).catch((error: unknown) => {
      indexed = undefined;
      throw error;
    });
    return indexed;
  };
  return {
    async get(id) {
      const document = await collection.findOne({ _id: id });
      return document ? toJob(document) : undefined;
    },
    async getMany(ids) {
      if (ids.length === 0) return [];
      const documents = await collection.find({ _id: { $in: [...ids] } }).toArray();
      return documents.map(toJob);
    },
    async ofCandidate(candidateId) {
      return (await collection.find(ofCandidate(candidateId)).toArray()).map(toJob);
    },
    async findDue(now, limit) {
      await ready();
      // No sort: the stand-in takes seconds for one; MongoDB reads along the index, oldest first, without being asked.
      const documents = await collection.find(lostOrNew(now)).limit(limit).toArray();
      return documents.map(toJob);
    },
    async stats(now) {
      const isWaiting = { parkedAt: { $exists: false } };
      const isDue = { ...isWaiting, dueAt: { $lte: now } };
      const [waiting, parked, [due]] = await Promise.all([
        collection.countDocuments(isWaiting),
        collection.countDocuments({ parkedAt: { $exists: true } }),
        collection
          .aggregate<{ count: number; oldest: Date }>([
            { $match: isDue },
            { $group: { _id: null, count: { $sum: 1 }, oldest: { $min: "$dueAt" } } },
          ])
          .toArray(),
      ]);
      return {
        waiting,
        parked,
        due: due?.count ?? 0,
        oldestDueAgeMs: due ? Math.max(0, now.getTime() - due.oldest.getTime()) : 0,
      };
    },
  };
}

/** Payloads name a candidate by this field, and by no other. */
export function ofCandidate(candidateId: string): mongo.Filter<DueDocument> {
  return { "payload.candidateId": candidateId };
}

/** Due, not parked, and never told, told too long ago, or told at a time that a moved clock has left behind. */
function lostOrNew(now: Date): mongo.Filter<DueDocument> {
  return {
    dueAt: { $lte: now },
    parkedAt: { $exists: false },
    $or: [
      { queuedAt: { $exists: false } },
      { queuedAt: { $lt: new Date(now.getTime() - lostAfterMs) } },
      { queuedAt: { $gt: new Date(now.getTime() + lostAfterMs) } },
    ],
  };
}
