import { createHash } from "node:crypto";
import { Schema } from "mongoose";
import { isDuplicateKey, type Database } from "@raakvlak/runtime";
import { LeaseLost, type Claim, type ContentsStore } from "../use-cases/ports.ts";

interface ShelfDocument {
  _id: string;
  fence: number;
  open: string[];
}

const shelvesSchema = new Schema<ShelfDocument>(
  {
    _id: { type: String, required: true },
    fence: { type: Number, required: true },
    open: [String],
  },
  { versionKey: false, minimize: false, collection: "contents" },
);

/** A source's ids are spread over shelves: one document would grow large, one a vacancy could only be found by scanning. */
const SHELVES = 16;

/** The external ids that are open per source, found by exact ids of shelves. */
export function createMongoContents({ connection }: Database): ContentsStore {
  const model = connection.model<ShelfDocument>("Contents", shelvesSchema);

  const change = async (
    { stored, fence }: Claim,
    externalIds: readonly string[],
    apply: (open: Set<string>, id: string) => void,
  ) => {
    const { sourceId } = stored.source;
    const ids = [...new Set(externalIds.map((externalId) => shelfOf(sourceId, externalId)))];
    const shelves = await read(ids);
    for (const id of ids) {
      const before = shelves.get(id) ?? [];
      const open = new Set(before);
      for (const externalId of externalIds)
        if (shelfOf(sourceId, externalId) === id) apply(open, externalId);
      if (open.size !== before.length) await write(id, fence, [...open], sourceId);
    }
  };

  const read = async (ids: readonly string[]): Promise<Map<string, string[]>> => {
    const found = await model.find({ _id: { $in: [...ids] } }).lean<ShelfDocument[]>();
    return new Map(found.map(({ _id, open }) => [_id, open]));
  };

  /** A run that wakes up late finds a higher fence; its upsert then collides with the document that is there. */
  const write = async (id: string, fence: number, open: string[], sourceId: string) => {
    try {
      await model.updateOne(
        { _id: id, fence: { $lte: fence } },
        { $set: { open, fence } },
        { upsert: true },
      );
    } catch (error) {
      if (isDuplicateKey(error)) throw new LeaseLost(sourceId);
      throw error;
    }
  };

  return {
    async load(sourceId) {
      const shelves = await read(
        Array.from({ length: SHELVES }, (_, shelf) => `${sourceId}/${shelf}`),
      );
      return new Set([...shelves.values()].flat());
    },
    add: (claim, externalIds) => change(claim, externalIds, (open, id) => open.add(id)),
    remove: (claim, externalIds) => change(claim, externalIds, (open, id) => open.delete(id)),
  };
}

function shelfOf(sourceId: string, externalId: string): string {
  const byte = createHash("sha256").update(externalId).digest().readUInt8(0);
  return `${sourceId}/${byte % SHELVES}`;
}
