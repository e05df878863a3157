import {
  cefrLevels,
  competencies,
  contractKinds,
  workModes,
  type ReasonCode,
  type RoleFamily,
} from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf } from "../domain/asked-competencies.ts";
import { valueOn } from "../domain/curve.ts";
import type { Model } from "../domain/model.ts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { employerMark, languageNumber } from "./encode-profile.ts";
import * as L from "./layout.ts";
import { bitsOf, type Sheet } from "./question-sheet.ts";

/** What is judged of every candidate: terms of the work, places, ids and days. */
export function writeTerms(
  vacancy: ScoredVacancy,
  { day, model }: Measure,
  { writer, numbers }: Sheet,
): void {
  const { workMode, hours, languages, vectors, remoteCountries, postedDay } = vacancy;
  writer.set(L.Q_CONTRACTS, bitsOf(vacancy.contractKinds, contractKinds));
  writer.set(L.Q_MODE, workMode === undefined ? 0 : 1 << workModes.indexOf(workMode));
  writer.set(L.Q_OFFICE_DAYS, vacancy.officeDays ?? -1);
  writer.set(L.Q_HOURS_MIN, hours?.min ?? 0);
  writer.set(L.Q_HOURS_MAX, hours?.max ?? 0);
  writer.set(L.Q_OFFERED_FIXED, offeredPay(vacancy, "fixed") ?? -1);
  writer.set(L.Q_OFFERED_ON_TARGET, offeredPay(vacancy, "on-target") ?? -1);
  writer.set(L.Q_LANGUAGES, languages.length);
  writer.set(L.Q_LANGUAGE_LIST, writer.list());
  for (const { code, level } of languages)
    writer.add((languageNumber(code) << 3) | cefrLevels.indexOf(level));
  writer.set(L.Q_REMOTE, workMode === "remote" ? 1 : 0);
  writer.set(L.Q_PLACES, vectors.length);
  writer.set(L.Q_PLACE_LIST, writer.list());
  for (const { x, y, z } of vectors) {
    writer.addDouble(x);
    writer.addDouble(y);
    writer.addDouble(z);
  }
  writer.set(L.Q_COUNTRIES, remoteCountries.length);
  writer.set(L.Q_COUNTRY_LIST, writer.list());
  // A record has 0 for a country that is not known.
  for (const number of numbers.countries) writer.add(number + 1);
  writeIds(numbers.ids, writer);
  writeEmployer(numbers.employer, writer);
  writer.set(L.Q_SENIORITY, vacancy.seniority ?? 0);
  writer.set(L.Q_DAY, day);
  const freshness = postedDay === undefined ? -1 : freshnessOn(day, postedDay, model);
  writer.set(L.Q_FRESHNESS, freshness);
}

export function freshnessOn(day: number, postedDay: number, { freshness }: Model): number {
  return valueOn(freshness.byDays, Math.max(0, day - postedDay));
}

function writeIds(ids: readonly number[], writer: Sheet["writer"]): void {
  let known = 0;
  writer.set(L.Q_ID_LIST, writer.list());
  for (const id of ids) {
    if (id < 0) continue;
    writer.add(id);
    known += 1;
  }
  writer.set(L.Q_IDS, known);
  writer.set(L.Q_EXCLUDING, known > 0 ? L.EXCLUDING_ALL : L.EXCLUDING_BUT_HIDDEN);
}

function writeEmployer(employer: number, writer: Sheet["writer"]): void {
  writer.set(L.Q_EMPLOYER, employer);
  writer.set(L.Q_EMPLOYER_MARK, employer < 0 ? 0 : employerMark(employer));
}

/** What the factors weigh together that are judged after the distance; none of them can add more. */
export function writeWeightsLeft(
  vacancy: ScoredVacancy,
  { factors }: Model,
  { writer }: Sheet,
): void {
  let left = 0;
  for (const { code, weight } of factors)
    if (judgedLast.has(code) && !saysNothingOf(code, vacancy)) left += weight;
  writer.set(L.Q_WEIGHTS_LEFT, left);
}

const judgedLast: ReadonlySet<ReasonCode> = new Set(["experience", "pay", "sector", "interest"]);

/** Whether no candidate can have this factor, for the vacancy leaves it out. Of occupations and skills: question-gate.ts. */
export function saysNothingOf(
  code: ReasonCode,
  { pay, sectors, postedDay, workMode, vectors }: ScoredVacancy,
): boolean {
  if (code === "pay") return !pay.stated;
  if (code === "sector") return sectors.length === 0;
  if (code === "freshness") return postedDay === undefined;
  return code === "distance" && workMode !== "remote" && vectors.length === 0;
}

/** What of its experience a vacancy tells, beside seniority and years. */
export interface ToldExperience {
  readonly family: RoleFamily | undefined;
  readonly asksCompetencies: boolean;
}

export function writeExperience(
  vacancy: ScoredVacancy,
  model: Model,
  { writer, tables }: Sheet,
): ToldExperience {
  const family = roleFamilyOf({ vacancy, model });
  const { yearsAsked, seniority = 0 } = vacancy;
  const years = yearsAsked === undefined ? tables.noYears : tables.years[yearsAsked];
  const row = family === undefined ? 0 : family === "seller" ? 1 : 2;
  writer.set(L.Q_FAMILY_VALUES, tables.families[row] ?? 0);
  writer.set(L.Q_SENIORITY_VALUES, tables.seniorities[seniority] ?? 0);
  writer.set(L.Q_YEARS_VALUES, years ?? tables.noYears);
  let asked = 0;
  writer.set(L.Q_ASKED_LIST, writer.list());
  for (const { competency, weight } of askedCompetencies({ vacancy, model })) {
    if (weight <= 0) continue;
    writer.add(competencies.indexOf(competency));
    writer.add(weight);
    asked += 1;
  }
  writer.set(L.Q_ASKED, asked);
  const parts = model.experience.parts[family ?? "unknown"];
  writer.set(L.Q_PART_FAMILY, parts.family);
  writer.set(L.Q_PART_SENIORITY, parts.seniority);
  writer.set(L.Q_PART_YEARS, parts.years);
  writer.set(L.Q_PART_COMPETENCIES, parts.competencies);
  return { family, asksCompetencies: asked > 0 };
}

export function writeSectors({ writer, numbers, marks }: Sheet): void {
  writer.set(L.Q_SECTOR_TABLE, marks.sectors.table());
  writer.set(L.Q_SAYS_SECTORS, numbers.sectors.length > 0 ? 1 : 0);
  for (const number of numbers.sectors) if (number >= 0) marks.sectors.mark(number, 1);
}
