import type { Database, DueStore } from "@raakvlak/runtime";
import { collectionOf } from "../mongo/collection-of.ts";
import type { ParkedDocument } from "../parked/parked-document.ts";
import { toMessage } from "../parked/parked-document.ts";
import type { Intent } from "../publish/intent.ts";
import type { FactOutbox } from "../publish/fact-outbox.ts";
import { documentsOfCandidate, type PersonalPlace } from "./personal-place.ts";

/** The marks themselves. */
export function erasureMarksPlace(): PersonalPlace {
  return {
    place: "erasures",
    in: "database",
    holds: "the HMAC of each erased id and when it was marked",
    foundBy: "its _id, the HMAC",
    onErasure: "written before anything is deleted",
    remains: "the mark, for ever: what comes later is dropped by it",
    read: async () => [],
  };
}

/** Messages that could not be read or handled, and the keys that are on hold because of them. */
export function parkedPlaces(database: Database): PersonalPlace[] {
  const parked = () => collectionOf<ParkedDocument>(database, "parked");
  return [
    {
      ...documentsOfCandidate({
        database,
        place: "parked",
        field: "key",
        holds: "messages that could not be dealt with, whole",
      }),
      read: async (key) => (await parked().find({ key }).toArray()).map(toMessage),
    },
    documentsOfCandidate({
      database,
      place: "holds",
      field: "key",
      holds: "keys whose newest message was parked",
    }),
  ];
}

/** Jobs, by the candidate that their payload names. */
export function duePlace(due: Pick<DueStore, "ofCandidate" | "removeOfCandidate">): PersonalPlace {
  return {
    place: "due",
    in: "database",
    holds: "jobs that are owed, with all that they need",
    foundBy: "payload.candidateId, by a scan",
    onErasure: "removed; one that a worker has in hand ends at the mark",
    remains: "nothing",
    read: due.ofCandidate,
    erase: due.removeOfCandidate,
  };
}

/** Facts that the relay has not published yet. */
export function outboxPlace(outbox: Pick<FactOutbox, "ofKey" | "forget">): PersonalPlace {
  return {
    place: "outbox",
    in: "database",
    holds: "facts on their way to a stream topic, until the broker has acknowledged them",
    foundBy: "records.key, by a scan",
    onErasure: "taken out of the facts that wait",
    remains: "nothing",
    read: outbox.ofKey,
    erase: outbox.forget,
  };
}

/** Promises to publish. `collections`: those whose documents are a candidate's, by id. */
export function pendingPlace(database: Database, collections: readonly string[]): PersonalPlace {
  const intents = () => collectionOf<Intent>(database, "pending");
  return {
    place: "pending",
    in: "database",
    holds: "which documents are to be published",
    foundBy: "documentId, by a scan",
    onErasure: "left to the relay, which publishes the tombstone and then deletes it",
    remains: "nothing, once the broker has acknowledged",
    read: (documentId) =>
      collections.length === 0
        ? Promise.resolve([])
        : intents()
            .find({ documentId, collection: { $in: [...collections] } })
            .toArray(),
  };
}
