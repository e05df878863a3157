import { isDuplicateKey, type Database } from "@raakvlak/runtime";
import { newRow, type Row, type RowSeed } from "../domain/row.ts";
import { rowTransitions } from "../domain/row-states.ts";
import type { RowStore } from "../use-cases/row-store.ts";

type RowDocument = Omit<Row, "id"> & { _id: string };

/** The ledger. The filters are the state machine: `rowTransitions` and the fence (invariant 4). */
export function createMongoRows({ connection }: Database): RowStore {
  const documents = connection.collection<RowDocument>("rows");
  return {
    async get(rowId) {
      const found = await documents.findOne({ _id: rowId });
      return found ? rowOf(found) : undefined;
    },
    async getMany(rowIds) {
      const ids = [...new Set(rowIds)];
      const found = ids.length === 0 ? [] : await documents.find({ _id: { $in: ids } }).toArray();
      return new Map(found.map((document) => [document._id, rowOf(document)]));
    },
    async join(seed, joiner, now) {
      const joinable = { _id: seed.id, state: "planned" as const, fence: 0 };
      const blank = blankDocument(seed, now);
      const update = { $addToSet: { joiners: joiner }, $max: { dueAt: seed.slot.dueAt } };
      try {
        await documents.updateOne(joinable, { ...update, $setOnInsert: blank }, { upsert: true });
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      // Either it can not be joined, or somebody made it in the same moment and it can.
      return (await documents.updateOne(joinable, update)).matchedCount === 1;
    },
    async endUnwritten(seed, reason, now) {
      try {
        const { id: _id, ...row } = newRow(seed, now);
        await documents.insertOne({ _id, ...row, state: "empty", reason });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async move(seen, to, patch) {
      const after = await documents.findOneAndUpdate(
        { _id: seen.id, fence: seen.fence, state: { $in: [...rowTransitions[to]] } },
        { $set: { ...patch, state: to }, ...(to === "claimed" && { $inc: { fence: 1 } }) },
        { returnDocument: "after" },
      );
      return after ? rowOf(after) : undefined;
    },
    async suppress(rowId, reason, changedAt) {
      const { matchedCount } = await documents.updateOne(
        { _id: rowId, state: { $in: [...rowTransitions.suppressed] } },
        { $set: { state: "suppressed", reason, changedAt } },
      );
      return matchedCount === 1;
    },
  };
}

function rowOf({ _id, ...rest }: RowDocument): Row {
  return { id: _id, ...rest };
}

/** What an upsert sets beside its filter and its operators: those would conflict. */
function blankDocument(seed: RowSeed, now: Date) {
  const {
    id: _id,
    state: _state,
    fence: _fence,
    dueAt: _dueAt,
    joiners: _joiners,
    ...blank
  } = newRow(seed, now);
  return blank;
}
