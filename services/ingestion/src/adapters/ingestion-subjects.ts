import {
  createErasureMarks,
  createSubjects,
  erasureMarksPlace,
  nothingPersonal,
  parkedPlaces,
  pendingPlace,
  type Subjects,
} from "@raakvlak/messaging";
import { createPseudonymiser, type Clock, type Database } from "@raakvlak/runtime";

interface Needs {
  readonly database: Database;
  readonly clock: Clock;
  readonly hmacSecret: string;
}

/**
 * Feeds tell of vacancies, not of candidates: an erasure finds nothing here and leaves its mark all the same, so that
 * whatever this service holds of people one day comes under it from its first day.
 */
export function createIngestionSubjects({ database, clock, hmacSecret }: Needs): Subjects {
  return createSubjects({
    service: "ingestion",
    clock,
    marks: createErasureMarks(database, { pseudonymise: createPseudonymiser(hmacSecret), clock }),
    places: [
      nothingPersonal("sources", "where feeds are read"),
      nothingPersonal("runs", "what each reading of a feed found"),
      nothingPersonal("contents", "what a feed said of a vacancy"),
      nothingPersonal("pages", "what each page of a list of pages said"),
      nothingPersonal("page-lists", "which pages a list of pages has"),
      nothingPersonal("calendar", "when what was last looked at"),
      nothingPersonal("vacancies", "the vacancies, with the origin of every field"),
      ...parkedPlaces(database),
      pendingPlace(database, []),
      erasureMarksPlace(),
    ],
  });
}
