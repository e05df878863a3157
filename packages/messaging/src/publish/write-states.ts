import { isDuplicateKey } from "@raakvlak/runtime";
import { randomUUID } from "node:crypto";
import type { mongo } from "mongoose";
import type { StateDocument } from "./state-owner.ts";
import { type StateChange, updateTo } from "./write-state.ts";

/** Names the bulk that wrote a document last: a bulk's answer only counts its hits, it does not tell which missed. */
export interface Signed extends StateDocument {
  readonly writtenBy?: string;
}

/** Writes many, each on condition of its own version (A2), in bulk; gives the ids that another writer was faster with. */
export async function writeStates<Doc extends StateDocument>(
  documents: mongo.Collection<StateDocument>,
  changes: readonly StateChange<Doc>[],
): Promise<Set<string>> {
  const writtenBy = randomUUID();
  const operations = changes.map(({ current, next }) => {
    const signed: Signed = { ...next, writtenBy };
    return current
      ? {
          updateOne: {
            filter: { _id: next._id, version: current.version },
            update: updateTo(current, signed),
          },
        }
      : { insertOne: { document: signed } };
  });
  let written = 0;
  try {
    const result = await documents.bulkWrite(operations, { ordered: false, ignoreUndefined: true });
    written = result.insertedCount + result.matchedCount;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  if (written === changes.length) return new Set();
  return findLost(documents, changes, writtenBy);
}

async function findLost(
  documents: mongo.Collection<StateDocument>,
  changes: readonly StateChange<StateDocument>[],
  writtenBy: string,
): Promise<Set<string>> {
  const ids = changes.map(({ next }) => next._id);
  const found: Signed[] = await documents.find({ _id: { $in: ids } }).toArray();
  const byId = new Map(found.map((document) => [document._id, document]));
  return new Set(
    changes
      // Where a later version stands on ours already, ours counts as lost too: it is decided again, on what stands now.
      .filter(({ next }) => byId.get(next._id)?.writtenBy !== writtenBy)
      .map(({ next }) => next._id),
  );
}
