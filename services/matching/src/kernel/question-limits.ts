import { cefrLevels, contractKinds, workModes } from "@raakvlak/contracts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { languageNumber } from "./encode-profile.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { hoursAbove, hoursBelow, payAbove, slicedLanguages } from "./slice-map.ts";

/**
 * Told of each term that the vacancy states: its bit among the open terms of layout.ts, a slice in which whoever is breaks
 * it, and whether nobody else does; else every record is judged by it.
 */
export type TellLimit = (term: number, slice: number, isExact: boolean) => void;

/** In the place of a slice: no slice tells. */
export const noSlice = -1;
/** In the place of a slice: there is one for each kind of contract, and whoever is in all of them breaks the term. */
export const allContracts = -2;

export function contractSlice(kind: ScoredVacancy["contractKinds"][number]): number {
  return T.S_CONTRACTS + contractKinds.indexOf(kind);
}

export function tellLimits(vacancy: ScoredVacancy, tell: TellLimit): void {
  const { contractKinds: kinds, workMode, officeDays = 0 } = vacancy;
  if (kinds.length > 0) tell(L.OPEN_CONTRACTS, allContracts, true);
  if (workMode !== undefined) tell(L.OPEN_MODE, T.S_MODES + workModes.indexOf(workMode), true);
  if (officeDays > 0) tell(L.OPEN_OFFICE_DAYS, T.S_OFFICE_DAYS + officeDays - 1, true);
  tellHours(vacancy, tell);
  tellPay(T.S_PAY_FIXED, offeredPay(vacancy, "fixed"), tell);
  tellPay(T.S_PAY_ON_TARGET, offeredPay(vacancy, "on-target"), tell);
  tellLanguages(vacancy, tell);
}

function tellHours({ hours }: ScoredVacancy, tell: TellLimit): void {
  if (hours === undefined) return;
  const below = hoursBelow.findLastIndex((level) => level <= hours.min);
  const above = hoursAbove.findIndex((level) => level >= hours.max);
  tell(L.OPEN_HOURS, sliceAt(T.S_HOURS_MAX, below), hoursBelow[below] === hours.min);
  tell(L.OPEN_HOURS, sliceAt(T.S_HOURS_MIN, above), hoursAbove[above] === hours.max);
}

function tellPay(first: number, offered: number | undefined, tell: TellLimit): void {
  if (offered === undefined) return;
  const above = payAbove.findIndex((level) => level >= offered);
  tell(L.OPEN_PAY, sliceAt(first, above), payAbove[above] === offered);
}

function tellLanguages({ languages }: ScoredVacancy, tell: TellLimit): void {
  for (const { code, level } of languages) {
    const language = slicedLanguages.indexOf(languageNumber(code));
    const at = language < 0 ? -1 : language * T.LEVELS + cefrLevels.indexOf(level);
    tell(L.OPEN_LANGUAGES, sliceAt(T.S_LANGUAGES, at), language >= 0);
  }
}

/** Who is between the level asked and that of the slice passes the slice. */
function sliceAt(first: number, level: number): number {
  return level < 0 ? noSlice : first + level;
}
