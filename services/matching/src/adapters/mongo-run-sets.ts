import { Schema } from "mongoose";
import { isDuplicateKey, type Database } from "@raakvlak/runtime";
import type { RunSets } from "../use-cases/run-sets.ts";
import { vacancyHashLength } from "../use-cases/vacancy-hash.ts";

const runSetsSchema = new Schema(
  {
    _id: { type: String, required: true },
    profileVersion: { type: Number, required: true },
    alertsEpoch: { type: Number, required: true },
    editedAt: { type: String, required: true },
    /** All hashes behind one another: an array of thousands would be slow to write everywhere. */
    hashes: String,
  },
  { versionKey: false, collection: "run-sets" },
);

/** What each candidate's last run found, one document a candidate. */
export function createMongoRunSets({ connection }: Database): RunSets {
  const model = connection.model("RunSets", runSetsSchema);
  return {
    async find(candidateId) {
      const found = await model.findById(candidateId).lean();
      if (found === null) return undefined;
      const { profileVersion, alertsEpoch, editedAt, hashes } = found;
      return { candidateId, profileVersion, alertsEpoch, editedAt, hashes: split(hashes ?? "") };
    },
    async replace({ candidateId, hashes, ...rest }) {
      const filter = { _id: candidateId, profileVersion: { $lte: rest.profileVersion } };
      try {
        await model.replaceOne(
          filter,
          { _id: candidateId, ...rest, hashes: [...hashes].join("") },
          { upsert: true },
        );
      } catch (error) {
        // The filter found nothing and the insert met a document: a run of a newer profile was here before.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async remove(candidateId) {
      return (await model.deleteOne({ _id: candidateId })).deletedCount;
    },
  };
}

function split(hashes: string): Set<string> {
  const all = new Set<string>();
  for (let at = 0; at < hashes.length; at += vacancyHashLength)
    all.add(hashes.slice(at, at + vacancyHashLength));
  return all;
}
