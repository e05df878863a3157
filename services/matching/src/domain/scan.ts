import type { Purpose } from "@raakvlak/contracts";
import { isEligible } from "./eligibility.ts";
import type { Model } from "./model.ts";
import { topOf, type PartialResult } from "./ranking.ts";
import { score, type Scored } from "./score.ts";
import type { ScoredProfile } from "./scored-profile.ts";
import type { ScoredVacancy } from "./scored-vacancy.ts";

export interface CandidateEntry {
  readonly id: string;
  readonly version: number;
  readonly profile: ScoredProfile;
}

export interface VacancyEntry {
  readonly id: string;
  readonly version: number;
  readonly vacancy: ScoredVacancy;
}

/** Somebody or something that fits, as of the version that was judged. */
export interface Fitting extends Scored {
  readonly id: string;
  readonly version: number;
}

/** When and by which model. */
export interface Measure {
  readonly day: number;
  readonly model: Model;
}

/** All candidates who fit a vacancy, one after the other, in the order given. */
function* fittingCandidates(
  vacancy: ScoredVacancy,
  entries: Iterable<CandidateEntry>,
  purpose: Purpose,
  measure: Measure,
): Generator<Fitting & { readonly alertThreshold: number }> {
  for (const { id, version, profile } of entries) {
    const pair = { profile, vacancy, purpose, ...measure };
    if (!isEligible(pair)) continue;
    const { alertThreshold } = profile;
    yield { id, version, alertThreshold, ...score(pair) };
  }
}

/** The candidates of a vacancy who allow recruiters, best first. */
export function rankCandidates(
  vacancy: ScoredVacancy,
  entries: Iterable<CandidateEntry>,
  measure: Measure,
  limit: number,
): PartialResult<Fitting> {
  const fitting = [...fittingCandidates(vacancy, entries, "recruiters", measure)].map(plain);
  return { eligible: fitting.length, best: topOf(fitting, limit) };
}

/** Everybody who is to be mailed this vacancy: alerts allowed, eligible, at or above the own threshold; best first. */
export function alertSet(
  vacancy: ScoredVacancy,
  entries: Iterable<CandidateEntry>,
  measure: Measure,
): Fitting[] {
  const found = [...fittingCandidates(vacancy, entries, "alerts", measure)]
    .filter((fitting) => fitting.score >= fitting.alertThreshold)
    .map(plain);
  return topOf(found, found.length);
}

function fittingVacancies(
  profile: ScoredProfile,
  entries: Iterable<VacancyEntry>,
  purpose: Purpose,
  measure: Measure,
): Fitting[] {
  const found: Fitting[] = [];
  for (const { id, version, vacancy } of entries) {
    const pair = { profile, vacancy, purpose, ...measure };
    if (isEligible(pair)) found.push({ id, version, ...score(pair) });
  }
  return found;
}

/** The vacancies of a candidate who allows tailoring, best first. */
export function rankVacancies(
  profile: ScoredProfile,
  entries: Iterable<VacancyEntry>,
  measure: Measure,
  limit: number,
): PartialResult<Fitting> {
  const fitting = fittingVacancies(profile, entries, "tailoring", measure);
  return { eligible: fitting.length, best: topOf(fitting, limit) };
}

/** The vacancies that a candidate is to be mailed: the same set that `alertSet` gives from the other side; best first. */
export function alertsFor(
  profile: ScoredProfile,
  entries: Iterable<VacancyEntry>,
  measure: Measure,
): Fitting[] {
  const found = fittingVacancies(profile, entries, "alerts", measure).filter(
    (fitting) => fitting.score >= profile.alertThreshold,
  );
  return topOf(found, found.length);
}

function plain({ id, version, score: points, reasons }: Fitting): Fitting {
  return { id, version, score: points, reasons };
}
