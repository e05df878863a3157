import type { Vacancy, WishCounts } from "@raakvlak/contracts";
import type { PartialResult } from "../domain/ranking.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { IndexSizes } from "./profile-index.ts";

export interface IndexedVacancy {
  readonly vacancyId: string;
  readonly version: number;
  readonly aliases: readonly string[];
  readonly vacancy: ScoredVacancy;
  /** Closed because another one stands for it now. */
  readonly isMerged: boolean;
}

/** A count in portions, exact as of the moment at which the counts are given, whatever changed meanwhile. */
export interface WishCounting extends Disposable {
  /** Looks at some more, for a fraction of a millisecond; false: little is left to do. */
  goOn(): boolean;
  counts(): WishCounts;
}

/** All open vacancies, in memory; closed ones can be found until their tombstone, so that they can be explained. */
export interface VacancyIndex {
  /** Takes the vacancy unless it holds or has passed this version. */
  put(vacancy: Vacancy): void;
  /** A tombstone of this version, or of an unknown one. */
  remove(vacancyId: string, version: number | undefined): void;
  /** Out of every result until a newer good version is put. */
  hold(vacancyId: string): void;
  find(vacancyId: string): IndexedVacancy | undefined;
  /** The open vacancies that a candidate is to be mailed, best first. */
  alertsFor(profile: ScoredProfile, measure: Measure): Fitting[];
  /** The best of the open vacancies for a candidate who allows tailoring. */
  rank(profile: ScoredProfile, measure: Measure, limit: number): PartialResult<Fitting>;
  /**
   * Counts what fits wishes today, and what of the last days would have been mailed (domain/what-if.ts). Interests do not
   * count.
   */
  startCount(profile: ScoredProfile, measure: Measure): WishCounting;
  /** Open vacancies, and held keys. */
  sizes(): IndexSizes;
}
