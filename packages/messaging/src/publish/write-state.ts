import { isDuplicateKey } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import type { StateDocument } from "./state-owner.ts";

/** A document that is to follow the one that was read. */
export interface StateChange<Doc extends StateDocument> {
  readonly current: Doc | undefined;
  readonly next: Doc;
}

/** Writes on condition of the version that the change was made from (A2); false when another writer was faster. */
export async function writeState<Doc extends StateDocument>(
  documents: mongo.Collection<StateDocument>,
  { current, next }: StateChange<Doc>,
): Promise<boolean> {
  if (!current) {
    try {
      await documents.insertOne(next, { ignoreUndefined: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
  const filter = { _id: next._id, version: current.version };
  const { matchedCount } = await documents.updateOne(filter, updateTo(current, next), {
    ignoreUndefined: true,
  });
  return matchedCount === 1;
}

/** Everything but `published`, which is the relay's: a replacement would undo what it wrote meanwhile. */
export function updateTo(
  current: StateDocument,
  next: StateDocument,
): mongo.UpdateFilter<StateDocument> {
  const { _id, published: _, ...content } = next;
  const gone = Object.keys(current).filter(
    (field) => (next as unknown as Record<string, unknown>)[field] === undefined,
  );
  return {
    $set: content,
    ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map((field) => [field, true])) }),
  };
}
