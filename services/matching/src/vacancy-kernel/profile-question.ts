import { cefrLevels, competencies } from "@raakvlak/contracts";
import { valueOn } from "../domain/curve.ts";
import { wishStrengths } from "../domain/factors/wish-strength.ts";
import { entryOf, fullFit, shareOf } from "../domain/fit.ts";
import type { Dictionary } from "../kernel/dictionary.ts";
import type { Model } from "../domain/model.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ConceptNumbers } from "./concept-numbers.ts";
import { createMarks, type Marks } from "./marks.ts";
import { LEVEL_BITS } from "./record-layout.ts";
import { familyNumbers } from "./vacancy-records.ts";

/** A flag of a concept that is excluded: as strength no wish has it. */
const excluded = 1;
const yearsMaximum = 60;
const seniorities = 5;
const levels = 1 << LEVEL_BITS;

/** What a profile says, as tables by the numbers of the vacancies' texts; one profile at a time. */
export interface ProfileQuestion {
  readonly profile: ScoredProfile;
  readonly occupations: ConceptMarks;
  /** By skill and level asked: what it fits when the level is that; 0: no wish. */
  readonly skillFits: Marks;
  readonly skills: ConceptMarks;
  readonly sectors: ConceptMarks;
  readonly employers: { readonly excluded: Marks };
  /** The level plus one; 0: does not speak it. */
  readonly languages: Marks;
  /** One for each country that a wished place is in. */
  readonly countries: Marks;
  /** Whether every wished place says its country. */
  readonly knowsCountries: boolean;
  /** Fits by seniority asked, -1 where absent; likewise by years. */
  readonly bySeniority: Int32Array;
  readonly byYears: Int32Array;
  /** Fits by family number; -1: absent. */
  readonly byFamily: Int32Array;
  /** Fits by competency. */
  readonly evidence: Int32Array;
  readonly isAssessed: boolean;
  readonly rules: RuleLimits;
  readonly interests: KnownInterests;
}

interface ConceptMarks {
  /** What a wish for it counts for. */
  readonly strength: Marks;
  /** Decayed interest in it. */
  readonly interest: Marks;
  readonly excluded: Marks;
}

/** What dismissals taught, the strictest of each kind. */
interface RuleLimits {
  readonly distanceMetres: number;
  readonly seniorityMinimum: number;
  readonly seniorityMaximum: number;
}

/** Which kinds of interest have not all faded, and the places with what remains of them. */
interface KnownInterests {
  readonly occupations: boolean;
  readonly skills: boolean;
  readonly sectors: boolean;
  readonly places: readonly {
    readonly vector: ScoredProfile["places"][number]["vector"];
    readonly weight: number;
  }[];
}

/** Fills the tables for one profile after the other; what the last one marked is taken out again. */
export function createProfileTables(numbers: ConceptNumbers, model: Model) {
  const marksOfKind = () => ({
    strength: createMarks(),
    interest: createMarks(),
    excluded: createMarks(),
  });
  const tables = {
    occupations: marksOfKind(),
    skills: marksOfKind(),
    sectors: marksOfKind(),
    employers: { excluded: createMarks() },
    skillFits: createMarks(),
    languages: createMarks(),
    countries: createMarks(),
  };
  const all = Object.values(tables).flatMap((table) =>
    "clear" in table ? [table] : Object.values(table),
  );

  return (profile: ScoredProfile, day: number): ProfileQuestion => {
    for (const marks of all) marks.clear();
    tables.skillFits.reserve(numbers.skills.size << LEVEL_BITS);
    for (const kind of ["occupations", "skills", "sectors"] as const) {
      for (const marks of Object.values(tables[kind])) marks.reserve(numbers[kind].size);
      markAll(tables[kind].strength, numbers[kind], wishStrengths(profile[kind], model));
    }
    for (const kind of ["languages", "countries"] as const)
      tables[kind].reserve(numbers[kind].size);
    tables.employers.excluded.reserve(numbers.employers.size);
    markExclusions(profile, tables, numbers);
    markSkills(profile, tables.skillFits, numbers, model);
    for (const { code, level } of profile.languages)
      tables.languages.raise(numbers.languages.find(code), cefrLevels.indexOf(level) + 1);
    for (const { country } of profile.places)
      if (country !== undefined) tables.countries.raise(numbers.countries.find(country), 1);
    return {
      profile,
      ...tables,
      knowsCountries: profile.places.every(({ country }) => country !== undefined),
      ...experienceOf(profile, model),
      rules: limitsOf(profile),
      interests: markInterests(profile, tables, numbers, { day, model }),
    };
  };
}

type Tables = Pick<ProfileQuestion, "occupations" | "skills" | "sectors" | "employers">;

function markAll(marks: Marks, numbers: Dictionary, values: ReadonlyMap<string, number>): void {
  for (const [text, value] of values) marks.raise(numbers.find(text), value);
}

function markExclusions(profile: ScoredProfile, tables: Tables, numbers: ConceptNumbers): void {
  const out = (marks: Marks, number: number) => marks.raise(number, excluded);
  for (const id of profile.excludedEmployers)
    out(tables.employers.excluded, numbers.employers.find(id));
  for (const concept of profile.excludedSectors)
    out(tables.sectors.excluded, numbers.sectors.find(concept));
  for (const rule of profile.rules) {
    if (rule.kind === "employer")
      out(tables.employers.excluded, numbers.employers.find(rule.value));
    if (rule.kind === "sector") out(tables.sectors.excluded, numbers.sectors.find(rule.value));
    if (rule.kind === "occupation")
      out(tables.occupations.excluded, numbers.occupations.find(rule.value));
  }
}

function limitsOf({ rules }: ScoredProfile): RuleLimits {
  const values = (kind: (typeof rules)[number]["kind"]) =>
    rules.flatMap((rule) => (rule.kind === kind ? [Number(rule.value)] : []));
  return {
    distanceMetres: Math.min(...values("maximum-distance")) * 1_000,
    seniorityMinimum: Math.max(0, ...values("minimum-seniority")),
    seniorityMaximum: Math.min(seniorities, ...values("maximum-seniority")),
  };
}

function markSkills(
  { skills }: ScoredProfile,
  fits: Marks,
  numbers: ConceptNumbers,
  model: Model,
): void {
  const strengths = wishStrengths(skills, model);
  for (const { concept, level: has } of skills) {
    const number = numbers.skills.find(concept);
    if (number < 0) continue;
    for (let asked = 0; asked < levels; asked++) {
      const short = has === undefined || asked === 0 ? 0 : Math.max(0, asked - has);
      const byLevel = entryOf(model.skills.levelShort, short);
      fits.raise((number << LEVEL_BITS) | asked, shareOf(byLevel, strengths.get(concept) ?? 0));
    }
  }
}

function experienceOf(profile: ScoredProfile, { experience }: Model) {
  const { seniority, yearsOfExperience: years, roleFamily } = profile;
  const { seniorityAbove, seniorityBelow, yearsShort, evidence } = experience;
  const family = (number: number) => {
    if (roleFamily === undefined || number === familyNumbers.unknown) return -1;
    return roleFamily === "either" || familyNumbers[roleFamily] === number ? fullFit : 0;
  };
  return {
    bySeniority: Int32Array.from({ length: seniorities + 1 }, (_, asked) => {
      if (seniority === undefined) return -1;
      return seniority < asked
        ? entryOf(seniorityBelow, asked - seniority)
        : entryOf(seniorityAbove, seniority - asked);
    }),
    byYears: Int32Array.from({ length: yearsMaximum + 1 }, (_, asked) =>
      years === undefined ? -1 : entryOf(yearsShort, Math.max(0, asked - years)),
    ),
    byFamily: Int32Array.from({ length: 3 }, (_, number) => family(number)),
    evidence: Int32Array.from(competencies, (competency) =>
      entryOf(evidence, profile.competencies[competency] ?? 0),
    ),
    isAssessed: Object.keys(profile.competencies).length > 0,
  };
}

/** Only what has not faded counts, and only then the kind is known. */
function markInterests(
  { interests }: ScoredProfile,
  tables: Tables,
  numbers: ConceptNumbers,
  { day, model }: Measure,
): KnownInterests {
  const remaining = ({ rawWeight, lastDay }: (typeof interests.skills)[number]) =>
    Math.floor((rawWeight * valueOn(model.interest.decayByDays, day - lastDay)) / 100);
  const marked = (kind: "occupations" | "skills" | "sectors") => {
    let isKnown = false;
    for (const interest of interests[kind]) {
      const weight = remaining(interest);
      if (weight === 0) continue;
      isKnown = true;
      tables[kind].interest.add(numbers[kind].find(interest.concept), weight);
    }
    return isKnown;
  };
  return {
    occupations: marked("occupations"),
    skills: marked("skills"),
    sectors: marked("sectors"),
    places: interests.places
      .map((place) => ({ vector: place.vector, weight: remaining(place) }))
      .filter(({ weight }) => weight > 0),
  };
}
