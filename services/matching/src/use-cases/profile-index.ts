import type { Profile } from "@raakvlak/contracts";
import type { PartialResult } from "../domain/ranking.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";

export interface IndexedProfile {
  readonly candidateId: string;
  readonly version: number;
  readonly editedAt: string;
  /** Present while mail is allowed. */
  readonly alertsEpoch?: number;
  readonly profile: ScoredProfile;
}

export interface IndexSizes {
  readonly indexed: number;
  /** Keys whose last record could not be read: out of every result until a newer good version comes. */
  readonly held: number;
}

/**
 * All profiles with any purpose, in memory. Every question is answered exactly, as of the last record that was put; a
 * faster index than the plain one has to give the same bits.
 */
export interface ProfileIndex {
  /** Takes the profile unless it holds or has passed this version; without any purpose it only remembers the version. */
  put(profile: Profile): void;
  /** A tombstone of this version, or of an unknown one. */
  remove(candidateId: string, version: number | undefined): void;
  /** Out of every result until a newer good version is put. */
  hold(candidateId: string): void;
  /** Erased: out, and nothing of this id is ever taken again. */
  forget(candidateId: string): void;
  find(candidateId: string): IndexedProfile | undefined;
  /** Everybody who is to be mailed this vacancy, best first. */
  alertSet(vacancy: ScoredVacancy, measure: Measure): Fitting[];
  /** Of each vacancy what `alertSet` answers: of one moment, and where the index has threads, by all of them. */
  alertSets(vacancies: readonly ScoredVacancy[], measure: Measure): Fitting[][];
  /** The best of those who allow recruiters. */
  rank(vacancy: ScoredVacancy, measure: Measure, limit: number): PartialResult<Fitting>;
  sizes(): IndexSizes;
}
