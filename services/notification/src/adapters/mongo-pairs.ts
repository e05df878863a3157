import { currentTraceparent, isDuplicateKey, type Database } from "@raakvlak/runtime";
import { pairIdOf } from "../domain/ids.ts";
import type { Pair } from "../domain/pair.ts";
import type { PairStore } from "../use-cases/pair-store.ts";

type PairDocument = Pair & { _id: string };

/** One document per candidate and vacancy; its slot and attempt are the condition of every change. */
export function createMongoPairs({ connection }: Database): PairStore {
  const documents = connection.collection<PairDocument>("pairs");
  const at = ({ candidateId, vacancyId, rowId, attempt }: Pair) => ({
    _id: pairIdOf(candidateId, vacancyId),
    rowId,
    attempt,
  });
  return {
    async getMany(candidateId, vacancyIds) {
      const ids = [...new Set(vacancyIds)].map((vacancyId) => pairIdOf(candidateId, vacancyId));
      const found = ids.length === 0 ? [] : await documents.find({ _id: { $in: ids } }).toArray();
      return new Map(found.map(({ _id, ...pair }) => [pair.vacancyId, pair]));
    },
    async insert(pair) {
      try {
        const _id = pairIdOf(pair.candidateId, pair.vacancyId);
        await documents.insertOne({ _id, ...traced(pair) });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async move(before, after) {
      return (await documents.replaceOne(at(before), traced(after))).matchedCount === 1;
    },
    async refresh(pair, match) {
      await documents.updateOne(at(pair), { $set: { match } });
    },
  };
}

/** With the trace that runs here: the match's. */
function traced(pair: Pair): Pair {
  const traceparent = currentTraceparent() ?? pair.traceparent;
  return { ...pair, ...(traceparent !== undefined && { traceparent }) };
}
