import mongoose from "mongoose";

/** MongoDB's code for a key that exists: the expected answer to an insert or upsert whose condition did not hold. */
const duplicateKey = 11_000;

/**
 * Whether a write failed for nothing but documents that were there already. A bulk that lost its connection names no document
 * at all, and is none: what of it was written nobody knows.
 */
export function isDuplicateKey(error: unknown): boolean {
  if (error instanceof mongoose.mongo.MongoBulkWriteError) {
    const refused = [error.writeErrors].flat();
    return refused.length > 0 && refused.every(({ code }) => code === duplicateKey);
  }
  return error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey;
}

/** Runs an unordered bulk write; keys that exist are conditions that did not hold, anything else is thrown. */
export async function ignoringDuplicateKeys(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
