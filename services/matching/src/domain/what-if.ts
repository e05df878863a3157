import type { WhatIf, WishChange, WishCounts } from "@raakvlak/contracts";
import { isEligible } from "./eligibility.ts";
import type { Pair } from "./pair.ts";
import type { Measure, VacancyEntry } from "./scan.ts";
import { score } from "./score.ts";
import { scoredProfileOf, type ScoredProfile } from "./scored-profile.ts";

/** How many whole UTC days are looked back on, today included. */
export const lookBackDays = 14;

const radiusMaximumKm = 200;

/** The days looked back on. */
export function postedDaysOf(day: number): { readonly from: number; readonly to: number } {
  return { from: day - lookBackDays + 1, to: day };
}

const noInterests: ScoredProfile["interests"] = {
  occupations: [],
  skills: [],
  sectors: [],
  places: [],
};

/** The wishes alone, of nobody in particular: being told is allowed, and there are no interests, which fade from day to day. */
export function wishesAlone(profile: ScoredProfile): ScoredProfile {
  const purposes = { tailoring: true, alerts: true, recruiters: false };
  return { ...profile, purposes, interests: noInterests };
}

/** The question's wishes as a profile. */
export function wishedProfile({ wishes, rules, hiddenVacancies }: WhatIf): ScoredProfile {
  const purposes = { tailoring: true, recruiters: false };
  const profile = { ...wishes, rules, hiddenVacancies, interests: noInterests, purposes };
  return wishesAlone(scoredProfileOf(profile));
}

interface ChangedWishes {
  readonly change: WishChange;
  readonly profile: ScoredProfile;
}

/** The wishes with each one that may keep something out given up or widened in turn; those that were not stated are left out. */
export function changedWishes(profile: ScoredProfile, widerByKm: number): ChangedWishes[] {
  const { places, pay, hours, officeDaysMaximum, ...others } = profile;
  const wider = places.map((place) => ({
    ...place,
    radiusKm: Math.min(radiusMaximumKm, place.radiusKm + widerByKm),
  }));
  const isStated = (list: readonly unknown[]) => list.length > 0;
  const all: readonly (readonly [WishChange, isStated: boolean, Partial<ScoredProfile>])[] = [
    ["without-minimum-pay", (pay?.minimum ?? 0) > 0, { pay: undefined }],
    ["wider-radius", places.some(({ radiusKm }) => radiusKm < radiusMaximumKm), { places: wider }],
    ["without-places", isStated(places), { places: [] }],
    ["without-hours", hours !== undefined, { hours: undefined }],
    ["without-contract-kinds", isStated(others.contractKinds), { contractKinds: [] }],
    ["without-work-modes", isStated(others.workModes), { workModes: [] }],
    ["without-office-days", officeDaysMaximum !== undefined, { officeDaysMaximum: undefined }],
    ["without-languages", isStated(others.languages), { languages: [] }],
    ["without-excluded-employers", isStated(others.excludedEmployers), { excludedEmployers: [] }],
    ["without-excluded-sectors", isStated(others.excludedSectors), { excludedSectors: [] }],
    ["without-rules", isStated(others.rules), { rules: [] }],
  ];
  return all
    .filter(([, stated]) => stated)
    .map(([change, , changed]) => ({ change, profile: { ...profile, ...changed } }));
}

/** A vacancy, open or closed, and whether another one stands for it now. */
export interface PostedEntry extends VacancyEntry {
  readonly isMerged: boolean;
}

/**
 * What fits today, and what would have been mailed by the last days: each vacancy that says when it was posted, judged as it
 * stands now on the day on which it was posted, when it was open, and without interests. Looks at every one: the measure of
 * whatever counts faster.
 */
export function countFitting(
  profile: ScoredProfile,
  entries: Iterable<PostedEntry>,
  measure: Measure,
): WishCounts {
  const counts = { open: 0, posted: 0, mailed: 0 };
  const wishes = wishesAlone(profile);
  const { from, to } = postedDaysOf(measure.day);
  for (const { vacancy, isMerged } of entries) {
    const now: Pair = { profile: wishes, vacancy, purpose: "alerts", ...measure };
    if (isEligible(now)) counts.open++;
    const day = vacancy.postedDay ?? from - 1;
    if (isMerged || day < from || day > to) continue;
    const then: Pair = { ...now, vacancy: { ...vacancy, open: true }, day };
    if (!isEligible(then)) continue;
    counts.posted++;
    if (score(then).score >= wishes.alertThreshold) counts.mailed++;
  }
  return counts;
}
