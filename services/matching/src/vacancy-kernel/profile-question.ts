import { cefrLevels } from "@raakvlak/contracts";
import { wishStrengths } from "../domain/factors/wish-strength.ts";
import type { Dictionary } from "../kernel/dictionary.ts";
import type { Model } from "../domain/model.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ConceptNumbers } from "./concept-numbers.ts";
import { createMarks, type Marks } from "./marks.ts";
import { createExperienceTables, type ExperienceTables } from "./experience-tables.ts";
import { createSkillTables, remainingOf, type SkillTables } from "./skill-tables.ts";

/** A flag of a concept that is excluded: as strength no wish has it. */
const excluded = 1;
const seniorities = 5;

/** What a profile says, as tables by the numbers of the vacancies' texts; one profile at a time. */
export interface ProfileQuestion extends ExperienceTables {
  readonly profile: ScoredProfile;
  readonly occupations: ConceptMarks;
  readonly skills: SkillTables;
  readonly sectors: ConceptMarks;
  readonly employers: { readonly excluded: Marks };
  /** The level plus one; 0: does not speak it. */
  readonly languages: Marks;
  /** One for each country that a wished place is in. */
  readonly countries: Marks;
  /** Whether every wished place says its country. */
  readonly knowsCountries: boolean;
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
    sectors: marksOfKind(),
    employers: { excluded: createMarks() },
    languages: createMarks(),
    countries: createMarks(),
  };
  const skills = createSkillTables(numbers.skills, model);
  const experience = createExperienceTables(model);
  const all = Object.values(tables).flatMap((table) =>
    "clear" in table ? [table] : Object.values(table),
  );

  return (profile: ScoredProfile, day: number): ProfileQuestion => {
    for (const marks of all) marks.clear();
    for (const kind of ["occupations", "sectors"] as const) {
      for (const marks of Object.values(tables[kind])) marks.reserve(numbers[kind].size);
      markAll(tables[kind].strength, numbers[kind], wishStrengths(profile[kind], model));
    }
    for (const kind of ["languages", "countries"] as const)
      tables[kind].reserve(numbers[kind].size);
    tables.employers.excluded.reserve(numbers.employers.size);
    markExclusions(profile, tables, numbers);
    for (const { code, level } of profile.languages)
      tables.languages.raise(numbers.languages.find(code), cefrLevels.indexOf(level) + 1);
    for (const { country } of profile.places)
      if (country !== undefined) tables.countries.raise(numbers.countries.find(country), 1);
    return {
      profile,
      ...tables,
      skills: skills.ask(profile, day),
      knowsCountries: profile.places.every(({ country }) => country !== undefined),
      ...experience(profile),
      rules: limitsOf(profile),
      interests: markInterests(profile, tables, numbers, { day, model }),
    };
  };
}

type Tables = Pick<ProfileQuestion, "occupations" | "sectors" | "employers">;

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

/** Only what has not faded counts, and only then the kind is known. */
function markInterests(
  { interests }: ScoredProfile,
  tables: Tables,
  numbers: ConceptNumbers,
  { day, model }: Measure,
): KnownInterests {
  const marked = (kind: "occupations" | "sectors") => {
    let isKnown = false;
    for (const interest of interests[kind]) {
      const weight = remainingOf(interest, day, model);
      if (weight === 0) continue;
      isKnown = true;
      tables[kind].interest.add(numbers[kind].find(interest.concept), weight);
    }
    return isKnown;
  };
  return {
    occupations: marked("occupations"),
    skills: interests.skills.some((interest) => remainingOf(interest, day, model) > 0),
    sectors: marked("sectors"),
    places: interests.places
      .map((place) => ({ vector: place.vector, weight: remainingOf(place, day, model) }))
      .filter(({ weight }) => weight > 0),
  };
}
