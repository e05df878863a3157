import { type Clock, createBatcher, type Database } from "@raakvlak/runtime";
import { collectionOf } from "../mongo/collection-of.ts";
import type { ErasureMarks } from "./erasure-marks.ts";

export interface ErasureMarksOptions {
  /** A keyed hash (createPseudonymiser); the key must never change, or the marks are lost. */
  readonly pseudonymise: (id: string) => string;
  readonly clock: Clock;
}

interface Mark {
  readonly _id: string;
  readonly markedAt: Date;
}

/** Questions that come side by side are one look-up. */
const questionsPerLookUp = 100;

/** Kept in `erasures`, for ever. */
export function createErasureMarks(database: Database, options: ErasureMarksOptions): ErasureMarks {
  const { pseudonymise, clock } = options;
  const marks = () => collectionOf<Mark>(database, "erasures");
  // Each question is read after it was put: a mark that was set before is seen.
  const lookUp = createBatcher(async (asked: readonly ReadonlyMap<string, string>[]) => {
    const all = new Set(asked.flatMap((byMark) => [...byMark.keys()]));
    const found = await marks()
      .find({ _id: { $in: [...all] } })
      .toArray();
    return asked.map((byMark) => new Set(found.flatMap(({ _id }) => byMark.get(_id) ?? [])));
  }, questionsPerLookUp);
  const marked = async (ids: readonly string[]) =>
    ids.length === 0 ? new Set<string>() : lookUp(new Map(ids.map((id) => [pseudonymise(id), id])));
  return {
    async mark(candidateId) {
      const _id = pseudonymise(candidateId);
      await marks().updateOne(
        { _id },
        { $setOnInsert: { markedAt: clock.now() } },
        { upsert: true },
      );
    },
    isMarked: async (candidateId) => (await marked([candidateId])).size > 0,
    marked,
  };
}
