import type { Locale, Vacancy } from "@raakvlak/contracts";
import {
  contractKindLabel,
  educationLabel,
  formatEuros,
  formatHours,
  formatList,
  formatPay,
  languageLabel,
  seniorityLabel,
  workModeLabel,
} from "@raakvlak/vocabulary";
import type { ReactNode } from "react";
import { wordsIn } from "../words/choose-words.ts";
import { countryLabel } from "../words/country-label.ts";
import { DayTime } from "./day-time.tsx";
import type { Fact } from "./facts.tsx";

/** What a vacancy states, in the order in which people ask; what it does not state is not there. */
export function vacancyFacts(vacancy: Vacancy, locale: Locale): Fact[] {
  const { vacancy: words } = wordsIn(locale);
  const { hours, contractKinds, postedDay, validThroughDay } = vacancy;
  const said: [name: string, value: ReactNode, main?: boolean][] = [
    ...payFacts(vacancy, locale),
    [words.place, placeLines(vacancy), true],
    [words.hours, hours && formatHours(hours, locale), true],
    [words.workMode, workPlace(vacancy, locale)],
    [words.remoteFrom, countries(vacancy, locale)],
    [
      words.contract,
      formatList(
        contractKinds.map((kind) => contractKindLabel(kind, locale)),
        locale,
      ),
    ],
    ...askedFacts(vacancy, locale),
    [words.posted, postedDay !== undefined && <DayTime day={postedDay} locale={locale} />],
    [
      words.validThrough,
      validThroughDay !== undefined && <DayTime day={validThroughDay} locale={locale} />,
    ],
  ];
  return said
    .filter(([, value]) => value !== undefined && value !== "" && value !== false)
    .map(([name, value, main = false]) => ({ name, value, main }));
}

function payFacts(
  { pay }: Vacancy,
  locale: Locale,
): [name: string, value: ReactNode, main?: boolean][] {
  const { search, vacancy: words } = wordsIn(locale);
  const { variable, onTarget, fixedMin, fixedMax } = pay;
  if ([variable, onTarget, fixedMin, fixedMax].every((sum) => sum === undefined))
    return [[words.pay, pay.words ?? search.payUnstated]];
  const fixed = { stated: pay.stated, fixedMin, fixedMax };
  const hasFixed = fixedMin !== undefined || fixedMax !== undefined;
  return [
    [words.pay, hasFixed && formatPay(fixed, locale), true],
    [words.payVariable, variable !== undefined && formatEuros(variable, locale)],
    [words.payOnTarget, onTarget !== undefined && formatEuros(onTarget, locale), !hasFixed],
  ];
}

function placeLines({ places }: Vacancy): string {
  const [only, another] = places;
  const province = another === undefined ? only?.province : undefined;
  const labels = places.map(({ label }) => label).join(", ");
  // One town may need telling from its namesake; several speak for each other.
  return province === undefined || province === labels ? labels : `${labels} (${province})`;
}

function workPlace({ workMode, officeDays }: Vacancy, locale: Locale): string {
  const { vacancy: words } = wordsIn(locale);
  const days =
    officeDays === undefined || officeDays === 0 || workMode === "on-site"
      ? undefined
      : words.officeDays(officeDays);
  return [workMode && workModeLabel(workMode, locale), days]
    .filter((part) => part !== undefined)
    .join(", ");
}

function countries({ workMode, remoteCountries }: Vacancy, locale: Locale): string {
  return workMode === "remote"
    ? formatList(
        remoteCountries.map((country) => countryLabel(country, locale)),
        locale,
      )
    : "";
}

function askedFacts(
  { seniority, education, yearsAsked, languages }: Vacancy,
  locale: Locale,
): [name: string, value: ReactNode][] {
  const { vacancy: words } = wordsIn(locale);
  return [
    [words.seniority, seniority !== undefined && seniorityLabel(seniority, locale)],
    [words.education, education !== undefined && educationLabel(education, locale)],
    [words.experience, yearsAsked !== undefined && yearsAsked > 0 && words.years(yearsAsked)],
    [
      words.languages,
      formatList(
        languages.map(({ code, level }) => `${languageLabel(code, locale)} (${level})`),
        locale,
      ),
    ],
  ];
}
