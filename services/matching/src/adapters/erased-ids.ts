import type { ErasureMarks, ParkedStore } from "@raakvlak/messaging";
import type { ErasedIds } from "../use-cases/erased-ids.ts";

/** Marks and look-ups in the service's own database; with the mark go parked records of the same key. */
export function createErasedIds(
  marks: ErasureMarks,
  parked: Pick<ParkedStore, "forget">,
): ErasedIds {
  return {
    among: async (candidateIds) =>
      candidateIds.length === 0 ? new Set() : marks.marked(candidateIds),
    async mark(candidateId) {
      await marks.mark(candidateId);
      await parked.forget([candidateId]);
    },
  };
}
