import { isDuplicateKey } from "@raakvlak/runtime";
import mongoose, { type mongo } from "mongoose";
import type { FactPart } from "./fact-doors.ts";

const duplicateKey = 11_000;

/**
 * Inserts the parts that are not there yet, in one go; one that is there is a retry with the same content, stored or on its
 * way already. Gives for each part why it could not be stored, or undefined: one that is refused harms no other (invariant 7).
 * Throws when the database does not answer.
 */
export async function insertAbsentParts(
  collection: mongo.Collection<FactPart>,
  parts: readonly FactPart[],
): Promise<(Error | undefined)[]> {
  const faults = parts.map((): Error | undefined => undefined);
  try {
    await collection.insertMany([...parts], { ordered: false, ignoreUndefined: true });
  } catch (error) {
    if (isDuplicateKey(error)) return faults;
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
    for (const fault of [error.writeErrors].flat())
      if (fault.code !== duplicateKey)
        faults[fault.index] = new Error(`part ${parts[fault.index]?._id} is refused`, {
          cause: error,
        });
    // A write concern that failed names no part: then none counts as stored.
    if (faults.every((fault) => fault === undefined)) throw error;
  }
  return faults;
}
