import type { ErasureMarks } from "@raakvlak/messaging";
import type { ErasedIds } from "../use-cases/erased-ids.ts";

/** Look-ups of marks in the service's own database. */
export function createErasedIds(marks: ErasureMarks): ErasedIds {
  return {
    among: async (candidateIds) =>
      candidateIds.length === 0 ? new Set() : marks.marked(candidateIds),
  };
}
