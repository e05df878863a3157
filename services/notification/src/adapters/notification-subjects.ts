import {
  createSubjects,
  documentsOfCandidate,
  duePlace,
  erasureMarksPlace,
  nothingPersonal,
  outboxPlace,
  parkedPlaces,
  pendingPlace,
  type ErasureMarks,
  type FactOutbox,
  type PersonalPlace,
  type Subjects,
} from "@raakvlak/messaging";
import type { Clock, Database, DueStore } from "@raakvlak/runtime";

interface Needs {
  readonly database: Database;
  readonly due: DueStore;
  readonly outbox: FactOutbox;
  readonly marks: ErasureMarks;
  readonly clock: Clock;
  readonly refuseForErasure: (candidateId: string) => Promise<"done" | "pending">;
}

/** Export and erasure of this service's part of a person (protocol F). */
export function createNotificationSubjects(needs: Needs): Subjects {
  const { marks, clock, refuseForErasure: refuse } = needs;
  return createSubjects({ service: "notification", marks, clock, places: placesIn(needs), refuse });
}

/**
 * Every collection of this service's database. Pairs and rows are found by a scan: export and erasure are rare, an index
 * for them is not. Recipients go last: as long as one is there, an erasure that was interrupted refuses again and finds
 * the open messages.
 */
function placesIn({ database, due, outbox }: Needs): PersonalPlace[] {
  return [
    duePlace(due),
    ...parkedPlaces(database),
    documentsOfCandidate({
      database,
      place: "pairs",
      field: "candidateId",
      holds: "which vacancy fitted, why, and in which message it is told",
    }),
    documentsOfCandidate({
      database,
      place: "rows",
      field: "candidateId",
      holds: "the messages: their time, state and vacancies, and an HMAC of the address",
    }),
    outboxPlace(outbox),
    documentsOfCandidate({
      database,
      place: "recipients",
      field: "_id",
      holds: "address, first name, language, cadence, grants, refusals, lists of messages",
    }),
    nothingPersonal("vacancies", "what a mail tells of a vacancy"),
    nothingPersonal("presence", "up to when each group of consumers has seen its topics"),
    pendingPlace(database, []),
    erasureMarksPlace(),
  ];
}
