import {
  createErasureMarks,
  createSubjects,
  erasureMarksPlace,
  type ErasureMarks,
  type Subjects,
} from "@raakvlak/messaging";
import { createPseudonymiser, type Clock, type LazyDatabase } from "@raakvlak/runtime";

interface Needs {
  readonly database: LazyDatabase;
  readonly clock: Clock;
  readonly hmacSecret: string;
}

/**
 * The site stores nothing of a candidate yet: an erasure leaves its mark and finds nothing. Whoever gives the site a
 * collection names it here. While the database can not be reached everything but the inventory throws.
 */
export function createSiteSubjects({ database, clock, hmacSecret }: Needs): Subjects {
  const pseudonymise = createPseudonymiser(hmacSecret);
  const marks = async () => createErasureMarks(await database.connected(), { pseudonymise, clock });
  const marksWhenConnected: ErasureMarks = {
    mark: async (candidateId) => (await marks()).mark(candidateId),
    isMarked: async (candidateId) => (await marks()).isMarked(candidateId),
    marked: async (candidateIds) => (await marks()).marked(candidateIds),
  };
  const subjects = createSubjects({
    service: "site",
    clock,
    marks: marksWhenConnected,
    places: [erasureMarksPlace()],
  });
  return {
    ...subjects,
    async exportSubject(candidateId) {
      await database.connected();
      return subjects.exportSubject(candidateId);
    },
  };
}
