import mongoose from "mongoose";

const duplicateKey = 11_000;

/** Whether a write failed for nothing but documents that were there already. */
export function isDuplicateKey(error: unknown): boolean {
  if (error instanceof mongoose.mongo.MongoBulkWriteError) {
    const { writeErrors } = error;
    const all = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
    return all.length > 0 && all.every(({ code }) => code === duplicateKey);
  }
  return error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey;
}
