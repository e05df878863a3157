import { mongo } from "mongoose";
import type { DueCollection, DueDocument } from "./due-document.ts";

const duplicateKey = 11_000;
const batchSize = 500;

/** Inserts the documents whose `_id` is not there yet, in bulk: half the cost of upserts on the stand-in, and as atomic. */
export async function insertAbsent(
  collection: DueCollection,
  documents: readonly DueDocument[],
): Promise<void> {
  for (let start = 0; start < documents.length; start += batchSize) {
    try {
      await collection.insertMany(documents.slice(start, start + batchSize), { ordered: false });
    } catch (error) {
      if (!areAllDuplicates(error)) throw error;
    }
  }
}

function areAllDuplicates(error: unknown): boolean {
  if (!(error instanceof mongo.MongoBulkWriteError)) return false;
  const faults = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  return faults.length > 0 && faults.every(({ code }) => code === duplicateKey);
}
