import type { Clock, Database } from "@raakvlak/runtime";
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

/** Kept in `erasures`, for ever. */
export function createErasureMarks(database: Database, options: ErasureMarksOptions): ErasureMarks {
  const { pseudonymise, clock } = options;
  const marks = () => collectionOf<Mark>(database, "erasures");
  const marked = async (ids: readonly string[]) => {
    if (ids.length === 0) return new Set<string>();
    const byMark = new Map(ids.map((id) => [pseudonymise(id), id]));
    const found = await marks()
      .find({ _id: { $in: [...byMark.keys()] } })
      .toArray();
    return new Set(found.flatMap(({ _id }) => byMark.get(_id) ?? []));
  };
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
