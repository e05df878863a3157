import { cefrLevels, contractKinds, workModes } from "@raakvlak/contracts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { languageNumber } from "./encode-profile.ts";
import * as L from "./layout.ts";
import { hoursAbove, hoursBelow, levels, payAbove, slicedLanguages } from "./slice-map.ts";

/** A term that the vacancy states, and a group of slices: whoever is in all of them breaks it. */
export interface Limit {
  /** Its bit among the open terms of layout.ts. */
  readonly term: number;
  /** Empty: no slice tells. */
  readonly slices: readonly number[];
  /** Whether nobody else breaks it; else every record is judged by it. */
  readonly isExact: boolean;
}

export function limitsOf(vacancy: ScoredVacancy): Limit[] {
  const { contractKinds: kinds, workMode, officeDays = 0 } = vacancy;
  const limits: Limit[] = [];
  const decide = (term: number, slices: readonly number[]) =>
    limits.push({ term, slices, isExact: true });
  if (kinds.length > 0)
    decide(
      L.OPEN_CONTRACTS,
      kinds.map((kind) => L.S_CONTRACTS + contractKinds.indexOf(kind)),
    );
  if (workMode !== undefined) decide(L.OPEN_MODE, [L.S_MODES + workModes.indexOf(workMode)]);
  if (officeDays > 0) decide(L.OPEN_OFFICE_DAYS, [L.S_OFFICE_DAYS + officeDays - 1]);
  limits.push(...hoursLimits(vacancy), ...payLimits(vacancy), ...languageLimits(vacancy));
  return limits;
}

function hoursLimits({ hours }: ScoredVacancy): Limit[] {
  if (hours === undefined) return [];
  const below = hoursBelow.findLastIndex((level) => level <= hours.min);
  const above = hoursAbove.findIndex((level) => level >= hours.max);
  return [
    levelLimit(L.OPEN_HOURS, L.S_HOURS_MAX, below, hoursBelow[below] === hours.min),
    levelLimit(L.OPEN_HOURS, L.S_HOURS_MIN, above, hoursAbove[above] === hours.max),
  ];
}

function payLimits(vacancy: ScoredVacancy): Limit[] {
  return (["fixed", "on-target"] as const).flatMap((of) => {
    const offered = offeredPay(vacancy, of);
    if (offered === undefined) return [];
    const first = of === "fixed" ? L.S_PAY_FIXED : L.S_PAY_ON_TARGET;
    const above = payAbove.findIndex((level) => level >= offered);
    return [levelLimit(L.OPEN_PAY, first, above, payAbove[above] === offered)];
  });
}

function languageLimits({ languages }: ScoredVacancy): Limit[] {
  return languages.map(({ code, level }) => {
    const language = slicedLanguages.indexOf(languageNumber(code));
    const at = language < 0 ? -1 : language * levels + cefrLevels.indexOf(level);
    return levelLimit(L.OPEN_LANGUAGES, L.S_LANGUAGES, at, language >= 0);
  });
}

/** Who is between the level asked and that of the slice passes the slice. */
function levelLimit(term: number, first: number, level: number, isExact: boolean): Limit {
  return { term, slices: level < 0 ? [] : [first + level], isExact };
}
