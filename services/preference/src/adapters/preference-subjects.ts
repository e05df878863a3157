import {
  createSubjects,
  duePlace,
  erasureMarksPlace,
  parkedPlaces,
  pendingPlace,
  type ErasureMarks,
  type PersonalPlace,
  type Subjects,
} from "@raakvlak/messaging";
import type { Clock, Database, DueStore } from "@raakvlak/runtime";

interface Needs {
  readonly database: Database;
  readonly due: DueStore;
  readonly marks: ErasureMarks;
  readonly clock: Clock;
  readonly ownPlaces: readonly PersonalPlace[];
}

/** Every collection of this service's database. Jobs go first: what they would have done has no object any more. */
export function createPreferenceSubjects(needs: Needs): Subjects {
  const { database, due, marks, clock, ownPlaces } = needs;
  return createSubjects({
    service: "preference",
    marks,
    clock,
    places: [
      duePlace(due),
      ...ownPlaces,
      ...parkedPlaces(database),
      pendingPlace(database, ["profiles", "subscriptions"]),
      erasureMarksPlace(),
    ],
  });
}
