import type { mongo } from "mongoose";
import type { StateDocument, StateOwner } from "./state-owner.ts";
import type { Signed } from "./write-states.ts";

export type StateReads<Doc extends StateDocument> = Pick<
  StateOwner<Doc>,
  "find" | "findMany" | "scan"
>;

export function createStateReads<Doc extends StateDocument>(
  documents: () => mongo.Collection<StateDocument>,
): StateReads<Doc> {
  return {
    async findMany(ids) {
      const found = await documents()
        .find({ _id: { $in: [...ids] } })
        .toArray();
      return new Map(found.map((document) => [document._id, unsigned(document) as Doc]));
    },
    async find(id) {
      const found = await documents().findOne({ _id: id });
      return found ? (unsigned(found) as Doc) : undefined;
    },
    async *scan(filter = {}, { batchSize = 500 } = {}) {
      for await (const document of documents().find(filter, { batchSize }))
        yield unsigned(document) as Doc;
    },
  };
}

function unsigned(document: Signed): StateDocument {
  const { writtenBy: _, ...own } = document;
  return own;
}
