import type { Vacancy } from "@raakvlak/contracts";
import { definedOnly } from "../defined-only.ts";
import type { SourceItem } from "../source-item.ts";
import { readSkills } from "./asked-skills.ts";
import { readCompetencies } from "./competencies.ts";
import { readContractKinds } from "./contract-kinds.ts";
import { readEducation } from "./education.ts";
import { employerIdOf } from "./employer.ts";
import { readHours } from "./hours.ts";
import { readLanguages } from "./languages.ts";
import { originsOf } from "./origins.ts";
import { readPay } from "./pay.ts";
import { readPlaces, type KnownPlace } from "./places.ts";
import { findingsOf } from "./findings.ts";
import { readRoleFamily, readTeamSize } from "./role-family.ts";
import { readSalesFacets } from "./sales-facets.ts";
import { readSeniority, readYearsAsked, statedYears } from "./seniority.ts";
import { languageOf } from "./text-language.ts";
import { cleanTitle } from "./title.ts";
import { vacancyTextOf, type VacancyText } from "./vacancy-text.ts";
import { readOfficeDays, readWorkMode } from "./work-mode.ts";

/** What a vacancy says, without what its owner adds (version, status, aliases). */
export type VacancyContent = Omit<
  Vacancy,
  "vacancyId" | "organisationId" | "version" | "status" | "closed" | "aliases" | "sources"
>;

/** The words and the cleaning that normalisation needs from outside the domain. */
export interface Understanding {
  readonly recogniseOccupations: (
    title: string,
  ) => readonly { readonly concept: string; readonly confidence: number }[];
  readonly recogniseSkills: (text: string) => readonly string[];
  readonly recogniseSectors: (text: string) => readonly string[];
  readonly findPlace: (name: string) => KnownPlace | undefined;
  /** Untrusted HTML to HTML of a few harmless tags. */
  readonly cleanHtml: (untrusted: string) => string;
}

export interface ItemContext {
  readonly sourceId: string;
  /** Employer where the item names none. */
  readonly sourceName: string;
}

/** Raise it when normalisation changes what it makes of the same item: feeds that did not change are then read again. */
export const NORMALISER_VERSION = 1;

/** One offer as a vacancy: every value with its origin, what is missing left out, what deserves a look as a finding. Never throws. */
export function normaliseItem(
  item: SourceItem,
  context: ItemContext,
  words: Understanding,
): VacancyContent {
  const text = vacancyTextOf(item, words.cleanHtml);
  const read = readAll(item, text, words);
  const { places, contractKinds, languages, pay } = read;
  return {
    title: cleanTitle(item.title),
    employer: employerOf(item, context),
    text: text.plain,
    html: text.html,
    places: places.places.map((place) => place.value),
    remoteCountries: read.workMode?.value === "remote" ? countriesOf(item, read.places.places) : [],
    contractKinds: contractKinds.map((kind) => kind.value),
    pay: pay.value,
    occupations: [...read.occupations],
    skills: read.skills,
    languages: languages.map((language) => language.value),
    competencies: readCompetencies(read.roleFamily?.value, `${text.tasks}\n${text.profile}`),
    sales: read.sales,
    ...optionalValues(item, text, read),
    origin: originsOf(context.sourceId, item, read),
    findings: findingsOf(item, text, read),
  };
}

export type ReadValues = ReturnType<typeof readAll>;

function readAll(item: SourceItem, text: VacancyText, words: Understanding) {
  const { plain, profile, sentences } = text;
  const occupations = words.recogniseOccupations(item.title);
  const roleFamily = readRoleFamily(occupations, plain);
  const yearsAsked = readYearsAsked(profile) ?? statedYears(item.yearsAsked);
  const hours = readHours({
    stated: { min: item.hoursMin, max: item.hoursMax },
    title: item.title,
    employmentCode: item.employmentCode,
    text: plain,
  });
  const teamSize = roleFamily?.value === "leader" ? readTeamSize(plain) : undefined;
  return {
    occupations,
    roleFamily,
    yearsAsked,
    hours,
    seniority: readSeniority({
      title: item.title,
      experienceCode: item.experienceCode,
      yearsAsked: yearsAsked?.value,
      isLeader: roleFamily?.value === "leader",
    }),
    places: readPlaces(item.places, item.title, words.findPlace),
    workMode: readWorkMode(item.workModes, item.title, plain),
    officeDays: readOfficeDays(plain),
    contractKinds: readContractKinds({
      employmentCode: item.employmentCode,
      title: item.title,
      offer: text.offer,
      text: plain,
    }),
    pay: readPay({ salary: item.salary, text: plain, hoursMax: hours?.value.max }),
    education: readEducation(profile, item.educationCode),
    languages: readLanguages(item.title, sentences),
    skills: readSkills(sentences, words.recogniseSkills),
    sales: readSalesFacets({
      text: plain,
      sentences,
      keywords: [item.title, ...item.keywords].join(". "),
      teamSize: teamSize?.value,
      recogniseSectors: words.recogniseSectors,
    }),
  };
}

function employerOf(item: SourceItem, context: ItemContext): Vacancy["employer"] {
  const name = (item.employerName ?? "").trim().slice(0, 120) || context.sourceName;
  return { id: employerIdOf(name), name };
}

function countriesOf(
  { remoteCountries = [] }: SourceItem,
  places: ReadValues["places"]["places"],
): string[] {
  return [...new Set([...remoteCountries, ...places.map((place) => place.value.country)])];
}

/** Fields that are absent rather than empty when nothing is said. */
function optionalValues(item: SourceItem, text: VacancyText, read: ReadValues) {
  return definedOnly({
    language: languageOf(text.plain),
    workMode: read.workMode?.value,
    officeDays: read.workMode?.value === "hybrid" ? read.officeDays?.value : undefined,
    hours: read.hours?.value,
    education: read.education?.value,
    yearsAsked: read.yearsAsked?.value,
    seniority: read.seniority?.value,
    roleFamily: read.roleFamily?.value,
    postedDay: item.postedDay,
    validThroughDay: item.closesDay,
    applyUrl: item.applyUrl,
  });
}
