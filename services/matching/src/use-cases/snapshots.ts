import type { Asked, Reason } from "@raakvlak/contracts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Positions } from "./job-payloads.ts";

export interface ListedCandidate {
  readonly candidateId: string;
  readonly profileVersion: number;
  readonly input: ScoredProfile;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** A place in a list whose candidate withdrew or was erased: the others keep theirs. */
export interface RemovedCandidate {
  readonly removed: true;
}

/** What somebody was shown, with all that it was computed from. Never changed, but for candidates who go. */
export interface Snapshot {
  readonly id: string;
  /** A vacancy, or a standing search as it was sent. */
  readonly asked: Asked;
  /** The same as it was scored. */
  readonly vacancy: ScoredVacancy;
  readonly model: string;
  /** Instant at which it was made. */
  readonly now: string;
  /** How far the index had read. */
  readonly offsets: Positions;
  readonly eligible: number;
  readonly listed: readonly (ListedCandidate | RemovedCandidate)[];
}

/** For what somebody was listed: a search goes by a name that is made of its content. */
export type AskedBy =
  | { readonly kind: "vacancy"; readonly vacancyId: string; readonly vacancyVersion: number }
  | { readonly kind: "search"; readonly searchId: string };

/** A candidate as they stood in one list or in many: what did not change from list to list is stored once. */
export interface ShownEntry extends ListedCandidate {
  readonly id: string;
  readonly askedBy: AskedBy;
  readonly model: string;
  /** The first list that it stood in. */
  readonly snapshotId: string;
  readonly now: string;
}

export interface Snapshots {
  find(id: string): Promise<Snapshot | undefined>;
  /** For what a list was made, without the people in it. */
  askedOf(id: string): Promise<Asked | undefined>;
  has(id: string): Promise<boolean>;
  /** Stores the reverse documents first, so that whoever is in a snapshot can be found from the first moment. */
  add(snapshot: Snapshot): Promise<void>;
  /** The ids of a candidate's entries, in parts of at most a hundred. */
  entryIdsOf(candidateId: string): AsyncIterable<readonly string[]>;
  /** Those that are there. */
  entries(ids: readonly string[]): Promise<ShownEntry[]>;
  /** Which of these candidates have a reverse document. */
  listing(candidateIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes a candidate's entries out of every snapshot, part by part, then drops the reverse documents; how many there were. */
  removeCandidate(candidateId: string): Promise<number>;
}

export function isListed(entry: ListedCandidate | RemovedCandidate): entry is ListedCandidate {
  return !("removed" in entry);
}
