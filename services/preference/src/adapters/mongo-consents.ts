import { Schema } from "mongoose";
import { isDuplicateKey, type Database } from "@raakvlak/runtime";
import type { ConsentRecords } from "../domain/consent.ts";
import type { ConsentDocument } from "../use-cases/apply-consents.ts";
import type { ConsentStore } from "../use-cases/change-consent.ts";

const consentsSchema = new Schema(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    records: { type: Schema.Types.Mixed, required: true },
    visible: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, minimize: false, collection: "consents" },
);

export interface MongoConsents extends ConsentStore {
  /** Resolves to the number of documents removed: 0 or 1. */
  remove(candidateId: string): Promise<number>;
}

/** Every purpose of a candidate with its history, one document a candidate, changed on condition of its revision. */
export function createMongoConsents({ connection }: Database): MongoConsents {
  const model = connection.model("Consents", consentsSchema);
  return {
    async find(candidateId) {
      const found = await model.findById(candidateId).lean();
      if (found === null) return undefined;
      return {
        revision: found.revision,
        records: found.records as ConsentRecords,
        visible: found.visible as ConsentDocument["visible"],
      };
    },
    async replace(candidateId, revision, next) {
      if (revision > 0) {
        const { matchedCount } = await model.replaceOne(
          { _id: candidateId, revision },
          { _id: candidateId, ...next },
        );
        return matchedCount === 1;
      }
      try {
        await model.collection.insertOne({ _id: candidateId as never, ...next });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async remove(candidateId) {
      return (await model.deleteOne({ _id: candidateId })).deletedCount;
    },
  };
}
