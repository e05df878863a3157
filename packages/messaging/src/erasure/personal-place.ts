import type { DataPlace } from "@raakvlak/contracts";
import type { Database } from "@raakvlak/runtime";
import { collectionOf } from "../mongo/collection-of.ts";

/**
 * One place in which a service may hold something of a candidate, with how it is found and erased. A service names every
 * collection of its database this way, also those that hold nothing personal: what nobody named would be forgotten.
 */
export interface PersonalPlace extends DataPlace {
  /** What lies there of this person, as the export shows it. */
  read(candidateId: string): Promise<readonly unknown[]>;
  /** Removes it; resolves to the number of documents that held something. Undefined where there is never anything. */
  readonly erase?: (candidateId: string) => Promise<number>;
}

/** A collection without anything of a candidate. */
export function nothingPersonal(place: string, holds: string): PersonalPlace {
  return {
    place,
    in: "database",
    holds: `nothing of a candidate: ${holds}`,
    foundBy: "-",
    onErasure: "-",
    remains: "nothing",
    read: async () => [],
  };
}

export interface DocumentPlaceOptions {
  readonly database: Database;
  readonly place: string;
  /** The field that holds the candidate's id. */
  readonly field: string;
  readonly holds: string;
}

/** A collection whose documents name their candidate in one field; they are removed. A scan, unless that field is `_id`. */
export function documentsOfCandidate(options: DocumentPlaceOptions): PersonalPlace {
  const { database, place, field, holds } = options;
  const documents = () => collectionOf<Record<string, unknown>>(database, place);
  return {
    place,
    in: "database",
    holds,
    foundBy: field === "_id" ? "its _id" : `its field ${field}, by a scan`,
    onErasure: "removed",
    remains: "nothing",
    read: (candidateId) =>
      documents()
        .find({ [field]: candidateId })
        .toArray(),
    erase: async (candidateId) =>
      (await documents().deleteMany({ [field]: candidateId })).deletedCount,
  };
}
