import {
  createErasureMarks,
  createSubjects,
  erasureMarksPlace,
  type Subjects,
} from "@raakvlak/messaging";
import { createPseudonymiser, type Clock, type Database } from "@raakvlak/runtime";

interface Needs {
  readonly database: Database;
  readonly clock: Clock;
  readonly hmacSecret: string;
}

/**
 * The site stores nothing of a candidate yet: an erasure leaves its mark and finds nothing. Whoever gives the site a
 * collection names it here.
 */
export function createSiteSubjects({ database, clock, hmacSecret }: Needs): Subjects {
  return createSubjects({
    service: "site",
    clock,
    marks: createErasureMarks(database, { pseudonymise: createPseudonymiser(hmacSecret), clock }),
    places: [erasureMarksPlace()],
  });
}
