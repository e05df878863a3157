import { cefrLevels, competencies, contractKinds, workModes } from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf } from "../domain/asked-competencies.ts";
import { valueOn } from "../domain/curve.ts";
import { entryOf, fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { countryNumber, employerMark, languageNumber } from "./encode-profile.ts";
import * as L from "./layout.ts";
import { bitsOf, type Sheet } from "./question-sheet.ts";

/** The counts of excluded sectors and of rules, and not that of the hidden vacancies behind them. */
const withoutHidden = 0xffff;

/** What is judged of every candidate: terms of the work, places, ids and days. */
export function writeTerms(
  vacancy: ScoredVacancy,
  { day, model }: Measure,
  { set, writer, names }: Sheet,
): void {
  set(L.Q_CONTRACTS, bitsOf(vacancy.contractKinds, contractKinds));
  set(L.Q_MODE, vacancy.workMode === undefined ? 0 : bitsOf([vacancy.workMode], workModes));
  set(L.Q_OFFICE_DAYS, vacancy.officeDays ?? -1);
  set(L.Q_HOURS_MIN, vacancy.hours?.min ?? 0);
  set(L.Q_HOURS_MAX, vacancy.hours?.max ?? 0);
  set(L.Q_OFFERED_FIXED, offeredPay(vacancy, "fixed") ?? -1);
  set(L.Q_OFFERED_ON_TARGET, offeredPay(vacancy, "on-target") ?? -1);
  set(L.Q_LANGUAGES, vacancy.languages.length);
  const asked = vacancy.languages.map(
    ({ code, level }) => (languageNumber(code) << 3) | cefrLevels.indexOf(level),
  );
  set(L.Q_LANGUAGE_LIST, writer.words(asked));
  set(L.Q_REMOTE, vacancy.workMode === "remote" ? 1 : 0);
  set(L.Q_PLACES, vacancy.vectors.length);
  set(L.Q_PLACE_LIST, writer.doubles(vacancy.vectors.flatMap(({ x, y, z }) => [x, y, z])));
  set(L.Q_COUNTRIES, vacancy.remoteCountries.length);
  set(L.Q_COUNTRY_LIST, writer.words(vacancy.remoteCountries.map(countryNumber)));
  const ids = vacancy.ids.map((id) => names.vacancies.find(id)).filter((id) => id >= 0);
  set(L.Q_IDS, ids.length);
  set(L.Q_ID_LIST, writer.words(ids));
  const employer = names.employers.find(vacancy.employerId);
  set(L.Q_EMPLOYER, employer);
  set(L.Q_EMPLOYER_MARK, employer < 0 ? 0 : employerMark(employer));
  set(L.Q_EXCLUDING, ids.length > 0 ? -1 : withoutHidden);
  set(L.Q_SENIORITY, vacancy.seniority ?? 0);
  set(L.Q_DAY, day);
  const { postedDay } = vacancy;
  const days = postedDay === undefined ? -1 : Math.max(0, day - postedDay);
  set(L.Q_FRESHNESS, days < 0 ? -1 : valueOn(model.freshness.byDays, days));
}

export function writeExperience(
  vacancy: ScoredVacancy,
  model: Model,
  { set, writer }: Sheet,
): void {
  const { parts, seniorityAbove, seniorityBelow, yearsShort } = model.experience;
  const family = roleFamilyOf({ vacancy, model });
  const familyValues =
    family === undefined
      ? [-1, -1, -1, -1]
      : [-1, family === "seller" ? fullFit : 0, family === "leader" ? fullFit : 0, fullFit];
  set(L.Q_FAMILY_VALUES, writer.words(familyValues));
  const seniorities = Array.from({ length: 6 }, (_, has) => {
    if (has === 0 || vacancy.seniority === undefined) return -1;
    const above = has - vacancy.seniority;
    return above < 0 ? entryOf(seniorityBelow, -above) : entryOf(seniorityAbove, above);
  });
  set(L.Q_SENIORITY_VALUES, writer.words(seniorities));
  const { yearsAsked } = vacancy;
  const years = Array.from({ length: 61 }, (_, has) =>
    yearsAsked === undefined ? -1 : entryOf(yearsShort, Math.max(0, yearsAsked - has)),
  );
  set(L.Q_YEARS_VALUES, writer.words(years));
  const asked = askedCompetencies({ vacancy, model }).filter(({ weight }) => weight > 0);
  set(L.Q_ASKED, asked.length);
  set(
    L.Q_ASKED_LIST,
    writer.words(
      asked.flatMap(({ competency, weight }) => [competencies.indexOf(competency), weight]),
    ),
  );
  const weights = parts[family ?? "unknown"];
  set(L.Q_PART_FAMILY, weights.family);
  set(L.Q_PART_SENIORITY, weights.seniority);
  set(L.Q_PART_YEARS, weights.years);
  set(L.Q_PART_COMPETENCIES, weights.competencies);
}

export function writeSectors({ sectors }: ScoredVacancy, { set, names, marks }: Sheet): void {
  set(L.Q_SECTOR_TABLE, marks.sectors.table());
  set(L.Q_SAYS_SECTORS, sectors.length > 0 ? 1 : 0);
  for (const concept of sectors) {
    const number = names.sectors.find(concept);
    if (number >= 0) marks.sectors.mark(number, 1);
  }
}
