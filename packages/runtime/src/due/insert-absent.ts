import { ignoringDuplicateKeys } from "../database/duplicate-key.ts";
import type { DueCollection, DueDocument } from "./due-document.ts";

const batchSize = 500;

/** Inserts the documents whose `_id` is not there yet, in bulk: half the cost of upserts on the stand-in, and as atomic. */
export async function insertAbsent(
  collection: DueCollection,
  documents: readonly DueDocument[],
): Promise<void> {
  for (let start = 0; start < documents.length; start += batchSize) {
    const some = documents.slice(start, start + batchSize);
    await ignoringDuplicateKeys(() => collection.insertMany(some, { ordered: false }));
  }
}
