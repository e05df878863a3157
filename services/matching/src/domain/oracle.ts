import type { Profile, Purpose, Vacancy } from "@raakvlak/contracts";
import { judgePair, type Judgement } from "./judge.ts";
import type { Model } from "./model.ts";
import { currentModel } from "./models.ts";
import { dayOf } from "./pair.ts";
import type { PartialResult } from "./ranking.ts";
import * as scan from "./scan.ts";
import type { CandidateEntry, Fitting, VacancyEntry } from "./scan.ts";
import { scoredProfileOf } from "./scored-profile.ts";
import type { Scored } from "./score.ts";
import { scoredVacancyOf, type RelatedOccupations } from "./scored-vacancy.ts";

export { brokenRules, isEligible } from "./eligibility.ts";
export { currentModel, models } from "./models.ts";
export { mergePartialResults } from "./ranking.ts";
export type { Judgement } from "./judge.ts";
export type { Model } from "./model.ts";
export type { Pair } from "./pair.ts";
export type { PartialResult, Ranked } from "./ranking.ts";
export { presentFactors } from "./score.ts";
export { scoredProfileOf } from "./scored-profile.ts";
export type { ScoredProfile } from "./scored-profile.ts";
export { scoredVacancyOf } from "./scored-vacancy.ts";
export type { RelatedOccupations, ScoredVacancy } from "./scored-vacancy.ts";

/** A candidate who fits, as of the version that was judged. */
export interface FoundCandidate extends Scored {
  readonly candidateId: string;
  readonly profileVersion: number;
}

/** A vacancy that fits, as of the version that was judged. */
export interface FoundVacancy extends Scored {
  readonly vacancyId: string;
  readonly vacancyVersion: number;
}

export interface RankedList<Found> {
  /** How many fit in all; the list holds the best of them. */
  readonly eligible: number;
  readonly best: readonly Found[];
}

/**
 * The plain exact implementation: looks at every pair, one after the other. It is the measure that every faster index is
 * held against, for ever. The same facts, `now` and model give the same bits, in whatever order the facts come (invariant 6).
 */
export interface Oracle {
  readonly model: Model;
  /** Every rule that the pair breaks, or its score with reasons and points. */
  judge(profile: Profile, vacancy: Vacancy, purpose: Purpose, now: Date): Judgement;
  /** The candidates of a vacancy who allow recruiters, best first. */
  rankCandidates(
    vacancy: Vacancy,
    profiles: Iterable<Profile>,
    now: Date,
    limit: number,
  ): RankedList<FoundCandidate>;
  /** The open vacancies of a candidate who allows tailoring, best first. */
  rankVacancies(
    profile: Profile,
    vacancies: Iterable<Vacancy>,
    now: Date,
    limit: number,
  ): RankedList<FoundVacancy>;
  /** Everybody who is to be mailed this vacancy: alerts allowed, eligible, at or above the own threshold; best first. */
  alertSet(vacancy: Vacancy, profiles: Iterable<Profile>, now: Date): FoundCandidate[];
  /** The vacancies that a candidate is to be mailed, best first. */
  alertsFor(profile: Profile, vacancies: Iterable<Vacancy>, now: Date): FoundVacancy[];
}

/** An oracle for a table of related occupations, such as vocabulary's, and a model. */
export function createOracle(related: RelatedOccupations, model: Model = currentModel): Oracle {
  const measureAt = (now: Date) => ({ day: dayOf(now), model });
  const scored = (vacancy: Vacancy) => scoredVacancyOf(vacancy, related);
  const vacancyEntries = (vacancies: Iterable<Vacancy>) =>
    Array.from(vacancies, (vacancy): VacancyEntry => ({
      id: vacancy.vacancyId,
      version: vacancy.version,
      vacancy: scored(vacancy),
    }));
  return {
    model,
    judge: (profile, vacancy, purpose, now) =>
      judgePair({
        profile: scoredProfileOf(profile),
        vacancy: scored(vacancy),
        purpose,
        ...measureAt(now),
      }),
    rankCandidates(vacancy, profiles, now, limit) {
      const entries = candidateEntries(profiles);
      return listOf(
        scan.rankCandidates(scored(vacancy), entries, measureAt(now), limit),
        foundCandidate,
      );
    },
    rankVacancies(profile, vacancies, now, limit) {
      const entries = vacancyEntries(vacancies);
      const found = scan.rankVacancies(scoredProfileOf(profile), entries, measureAt(now), limit);
      return listOf(found, foundVacancy);
    },
    alertSet: (vacancy, profiles, now) =>
      scan
        .alertSet(scored(vacancy), candidateEntries(profiles), measureAt(now))
        .map(foundCandidate),
    alertsFor: (profile, vacancies, now) =>
      scan
        .alertsFor(scoredProfileOf(profile), vacancyEntries(vacancies), measureAt(now))
        .map(foundVacancy),
  };
}

/** Facts do not change, so what is scored of one is made once, however many vacancies it is held against. */
const entries = new WeakMap<Profile, CandidateEntry>();

function candidateEntries(profiles: Iterable<Profile>): CandidateEntry[] {
  return Array.from(profiles, entryOf);
}

function entryOf(profile: Profile): CandidateEntry {
  const known = entries.get(profile);
  if (known !== undefined) return known;
  const { candidateId: id, version } = profile;
  const entry = { id, version, profile: scoredProfileOf(profile) };
  entries.set(profile, entry);
  return entry;
}

function listOf<Found>(
  { eligible, best }: PartialResult<Fitting>,
  name: (fitting: Fitting) => Found,
): RankedList<Found> {
  return { eligible, best: best.map(name) };
}

function foundCandidate({ id, version, score, reasons }: Fitting): FoundCandidate {
  return { candidateId: id, profileVersion: version, score, reasons };
}

function foundVacancy({ id, version, score, reasons }: Fitting): FoundVacancy {
  return { vacancyId: id, vacancyVersion: version, score, reasons };
}
