import type { Reason } from "@raakvlak/contracts";
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
  readonly vacancyId: string;
  readonly vacancyVersion: number;
  readonly vacancy: ScoredVacancy;
  readonly model: string;
  /** Instant at which it was made. */
  readonly now: string;
  /** How far the index had read. */
  readonly offsets: Positions;
  readonly eligible: number;
  readonly listed: readonly (ListedCandidate | RemovedCandidate)[];
}

export interface Snapshots {
  find(id: string): Promise<Snapshot | undefined>;
  has(id: string): Promise<boolean>;
  /** Stores the reverse documents first, so that whoever is in a snapshot can be found from the first moment. */
  add(snapshot: Snapshot): Promise<void>;
  /** Those in which a candidate is listed. */
  ofCandidate(candidateId: string): Promise<Snapshot[]>;
  /** Which of these candidates have a reverse document. */
  listing(candidateIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes a candidate's input out of every snapshot, then drops the reverse document; how many snapshots held one. */
  removeCandidate(candidateId: string): Promise<number>;
}

export function isListed(entry: ListedCandidate | RemovedCandidate): entry is ListedCandidate {
  return !("removed" in entry);
}
