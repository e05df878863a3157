import {
  cefrLevels,
  competencies,
  contractKinds,
  workModes,
  type Profile,
} from "@raakvlak/contracts";
import { strongest } from "../domain/strongest.ts";
import { writeUuid } from "./candidate-id.ts";
import type { Dictionaries, Dictionary } from "./dictionary.ts";
import * as L from "./layout.ts";
import { viewsOf } from "./native.ts";
import { takePoint } from "./point-number.ts";

/** Longer than any record that the contract allows. */
const scratchBytes = 16_384;
const scratch = viewsOf(new ArrayBuffer(scratchBytes));
const { u8, u16, i32, u32, f64 } = scratch;

/** What numbers stay below: of interests, of occupations, skills and labels, and of countries, where 0 is none. */
const interestLimit = 2 ** 22;
const wideLimit = 2 ** 16;
const countryLimit = 255;
/** In the order of their numbers. */
export const ruleKinds: readonly Profile["rules"][number]["kind"][] = [
  "employer",
  "occupation",
  "sector",
  "minimum-pay",
  "maximum-distance",
  "minimum-seniority",
  "maximum-seniority",
];

/** Where an encoded record ends in the scratch memory; both are overwritten by the next call. */
export const encoded = { words: u32, bytes: 0 };

/** Writes a record that remembers a version and nothing else. */
export function encodeBare(candidateId: string, version: number): void {
  writeUuid(candidateId, u32, L.R_ID >> 2);
  f64[L.R_VERSION >> 3] = version;
  u16[L.R_BYTES >> 1] = L.R_BARE_BYTES;
  u16[L.R_THRESHOLD >> 1] = 0;
  i32[L.R_SLOT >> 2] = L.NO_SLOT;
  encoded.bytes = L.R_BARE_BYTES;
}

/** Writes the record of a profile whose id is a plain uuid. False: it holds what a record has no room for. */
export function encodeProfile(profile: Profile, names: Dictionaries): boolean {
  encodeBare(profile.candidateId, profile.version);
  fits = true;
  const { pay, hours, purposes, interests } = profile;
  i32[L.R_PAY >> 2] =
    pay === undefined ? -1 : pay.minimum | (pay.of === "on-target" ? L.PAY_ON_TARGET : 0);
  u8[L.R_CONTRACTS] = bitsOf(profile.contractKinds, contractKinds) | (profile.places.length << 6);
  u8[L.R_MODES] =
    bitsOf(profile.workModes, workModes) |
    ((profile.officeDaysMaximum ?? L.OFFICE_DAYS_NOT_SAID) << 3);
  u8[L.R_HOURS_MIN] = hours?.min ?? 0;
  u8[L.R_HOURS_MAX] = hours?.max ?? 0;
  u8[L.R_YEARS] = profile.yearsOfExperience ?? 255;
  const isAssessed = Object.keys(profile.competencies).length > 0;
  u8[L.R_FLAGS] =
    familyOf(profile.roleFamily) |
    (purposes.tailoring ? L.FLAG_TAILORING : 0) |
    (purposes.alerts === undefined ? 0 : L.FLAG_ALERTS) |
    (purposes.recruiters ? L.FLAG_RECRUITERS : 0) |
    (isAssessed ? L.FLAG_ASSESSED : 0) |
    (isRounded(profile) ? L.FLAG_ROUNDED : 0);
  u16[L.R_THRESHOLD >> 1] = profile.alertThreshold;

  let at = writePlaces(profile, names);
  at = writeWishes(profile, names, at);
  if (isAssessed) at = writeCompetencies(profile, at);
  at = writeInterests(interests, names, at);
  at = writeExclusions(profile, names, at);
  if (!writeEdit(profile, at)) return false;
  at += L.EDIT_BYTES;
  encoded.bytes = Math.ceil(at / 8) * 8;
  u16[L.R_BYTES >> 1] = encoded.bytes;
  return fits;
}

/** When it was edited, and the epoch of the alerts, 0 for none. False: there is no room for it. */
function writeEdit({ editedAt, purposes }: Profile, at: number): boolean {
  // The contract lets one text through for a moment, so that it can be had back.
  const edited = Date.parse(editedAt);
  const epoch = purposes.alerts?.epoch ?? 0;
  if (!(edited >= 0) || epoch > 65_535) return false;
  u32[at >> 2] = edited % 2 ** 32;
  u16[(at + L.EDIT_HIGH) >> 1] = Math.floor(edited / 2 ** 32);
  u16[(at + L.EDIT_EPOCH) >> 1] = epoch;
  return true;
}

/** Whether all numbers of the record that is being written fit in their places. */
let fits = true;

/** The text's number, which must be below so much to be written. */
function take(names: Dictionary, text: string, below: number): number {
  const number = names.take(text);
  if (number >= below) fits = false;
  return number;
}

function bitsOf<Item>(items: readonly Item[], all: readonly Item[]): number {
  let bits = 0;
  for (const item of items) bits |= 1 << all.indexOf(item);
  return bits;
}

function familyOf(family: Profile["roleFamily"]): number {
  if (family === undefined) return 0;
  return family === "seller" ? 1 : family === "leader" ? 2 : 3;
}

/** Whether every coordinate can be had back from its whole number of nine decimals, to the last bit. */
function isRounded({ places }: Profile): boolean {
  for (const { vector } of places)
    if (!hasDecimals(vector.x) || !hasDecimals(vector.y) || !hasDecimals(vector.z)) return false;
  return true;
}

function hasDecimals(value: number): boolean {
  return Object.is(decimalsOf(value) / L.PLACE_DECIMALS, value);
}

function decimalsOf(value: number): number {
  return Math.round(value * L.PLACE_DECIMALS) | 0;
}

function writePlaces({ places }: Profile, names: Dictionaries): number {
  const rounded = ((u8[L.R_FLAGS] ?? 0) & L.FLAG_ROUNDED) !== 0;
  let at = L.R_LISTS;
  for (const { vector, label, radiusKm, country } of places) {
    for (const value of [vector.x, vector.y, vector.z])
      if (rounded) {
        i32[at >> 2] = decimalsOf(value);
        at += 4;
      } else {
        f64[at >> 3] = value;
        at += 8;
      }
    u8[at + L.PLACE_RADIUS] = radiusKm;
    u8[at + L.PLACE_COUNTRY] =
      country === undefined ? 0 : take(names.countries, country, countryLimit) + 1;
    u16[(at + L.PLACE_LABEL) >> 1] = take(names.labels, label, wideLimit);
    if (!rounded) i32[(at + L.PLACE_TERMS_BYTES) >> 2] = 0;
    at += rounded ? L.PLACE_TERMS_BYTES : L.PLACE_EXACT_TERMS_BYTES;
  }
  return at;
}

/** Two small letters as a number below 1,024. */
export function languageNumber(code: string): number {
  return (code.charCodeAt(0) - 97) * 26 + code.charCodeAt(1) - 97;
}

/** Occupations, skills and languages, what they weigh, and sectors. */
function writeWishes(profile: Profile, names: Dictionaries, from: number): number {
  const occupations = withoutRepetitions(profile.occupations);
  const skills = withoutRepetitions(profile.skills);
  const sectors = withoutRepetitions(profile.sectors);
  const { languages, seniority = 0 } = profile;
  u8[L.R_WISHES] = occupations.length | (sectors.length << 4);
  u8[L.R_SKILLS] = skills.length | (languages.length << 5);
  u8[L.R_HIGHEST_WISHES] = highestOf(occupations) | (highestOf(sectors) << 4);
  u8[L.R_SENIORITY] = seniority | (highestOf(skills) << 3);
  let half = from >> 1;
  for (const { concept } of occupations) u16[half++] = take(names.occupations, concept, wideLimit);
  for (const { concept } of skills) u16[half++] = take(names.skills, concept, wideLimit);
  for (const { code, level } of languages)
    u16[half++] = (languageNumber(code) << 3) | cefrLevels.indexOf(level);
  let at = half << 1;
  for (const { weight } of occupations) u8[at++] = weight;
  for (const { weight, level = 0 } of skills) u8[at++] = (weight << 3) | level;
  while (at % 4 !== 0) u8[at++] = 0;
  for (const { concept, weight } of sectors) {
    i32[at >> 2] = (names.sectors.take(concept) << 4) | weight;
    at += 4;
  }
  return at;
}

/** Wishes seldom repeat each other, and then there is nothing to join: their order does not matter to a record. */
function withoutRepetitions<Item extends Profile["skills"][number]>(
  wishes: readonly Item[],
): readonly Item[] {
  for (let n = 1; n < wishes.length; n++)
    for (let other = 0; other < n; other++)
      if (wishes[n]?.concept === wishes[other]?.concept) return strongest(wishes);
  return wishes;
}

/** As the domain counts it: at least 1. */
function highestOf(wishes: readonly { readonly weight: number }[]): number {
  let highest = 1;
  for (const { weight } of wishes) if (weight > highest) highest = weight;
  return highest;
}

function writeCompetencies({ competencies: evidence }: Profile, from: number): number {
  for (let pair = 0; pair < L.COMPETENCIES_BYTES; pair++) {
    const low = competencies[pair * 2];
    const high = competencies[pair * 2 + 1];
    u8[from + pair] = ((low && evidence[low]) ?? 15) | (((high && evidence[high]) ?? 15) << 4);
  }
  return from + L.COMPETENCIES_BYTES;
}

function writeInterests(
  interests: Profile["interests"],
  names: Dictionaries,
  from: number,
): number {
  const { occupations, skills, sectors, places } = interests;
  u8[L.R_INTEREST_OCCUPATIONS] = occupations.length;
  u8[L.R_INTEREST_SKILLS] = skills.length;
  u8[L.R_INTEREST_SECTORS] = sectors.length;
  u8[L.R_INTEREST_PLACES] = places.length;
  let at = from >> 2;
  let sum = 0;
  const write = (item: (typeof skills)[number], number: number) => {
    sum += item.rawWeight;
    if (number >= interestLimit) fits = false;
    i32[at++] = (number << 10) | item.rawWeight;
    i32[at++] = (item.evidence << 17) | item.lastDay;
  };
  for (const item of occupations) write(item, names.occupations.take(item.concept));
  for (const item of skills) write(item, names.skills.take(item.concept));
  for (const item of sectors) write(item, names.sectors.take(item.concept));
  for (const item of places) write(item, takePoint(names.points, item));
  u8[L.R_INTEREST_SUM] = Math.min(255, sum);
  return at << 2;
}

function writeExclusions(profile: Profile, names: Dictionaries, from: number): number {
  const { hiddenVacancies, excludedEmployers, excludedSectors, rules } = profile;
  u16[L.R_HIDDEN >> 1] = hiddenVacancies.length | (rules.length << 9);
  u8[L.R_EXCLUDED_EMPLOYERS] = excludedEmployers.length;
  u8[L.R_EXCLUDED_SECTORS] = excludedSectors.length;
  let at = from >> 2;
  for (const id of hiddenVacancies) i32[at++] = names.vacancies.take(id);
  let marks = 0;
  for (const id of excludedEmployers) {
    const number = names.employers.take(id);
    marks |= employerMark(number);
    i32[at++] = number;
  }
  u8[L.R_EMPLOYER_MARKS] = marks;
  for (const concept of excludedSectors) i32[at++] = names.sectors.take(concept);
  for (const rule of rules) {
    i32[at++] = ruleKinds.indexOf(rule.kind) | (rule.day << 3);
    i32[at++] = valueOf(rule, names);
  }
  return at << 2;
}

export function employerMark(number: number): number {
  return 1 << (number & 7);
}

function valueOf(rule: Profile["rules"][number], names: Dictionaries): number {
  switch (rule.kind) {
    case "employer":
      return names.employers.take(rule.value);
    case "occupation":
      return names.occupations.take(rule.value);
    case "sector":
      return names.sectors.take(rule.value);
    default:
      return rule.value;
  }
}
