import { competencies, type Reason, type ReasonCode, type RoleFamily } from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf, type Asked } from "../domain/asked-competencies.ts";
import { valueOn } from "../domain/curve.ts";
import { countsFor } from "../domain/factors/occupation.ts";
import { entryOf } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { Measure } from "../domain/scan.ts";
import type { AskedSkill, ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Dictionaries, Dictionary } from "./dictionary.ts";
import * as L from "./layout.ts";
import type { VacancyNumbers } from "./vacancy-numbers.ts";

type ValuesOf<Code extends ReasonCode> = Extract<Reason, { code: Code }>["values"];

/** An offer that a wish meets, and what it is multiplied with. */
export interface OccupationOffer {
  readonly base: number;
  readonly counts: number;
  /** The same for everybody with this wish. */
  readonly values: ValuesOf<"occupation">;
}

export interface PlannedSkill {
  readonly concept: string;
  readonly isMust: boolean;
  readonly weight: number;
  /** What having it counts for, by the candidate's level, 0 (not said) to 7. */
  readonly byLevel: readonly number[];
}

/** A competency that the vacancy asks, with its number. */
export interface PlannedCompetency extends Asked {
  readonly number: number;
}

/** Interests of one kind: how they meet the vacancy. */
export interface InterestKind {
  /** The record's field that holds how many there are. */
  readonly count: number;
  /** The question's field of the table with a mark for whatever the vacancy names. */
  readonly table: number;
  /** Which bits of a mark say so. */
  readonly bits: number;
  readonly names: Dictionary;
  /** Whether the vacancy names any: only then these interests count. */
  readonly isSaid: boolean;
}

/** What is the same in the reasons of everybody whom one vacancy is explained to, on one day, by one model. */
export interface ExplainPlan {
  readonly vacancy: ScoredVacancy;
  readonly measure: Measure;
  readonly weights: readonly { readonly code: ReasonCode; readonly weight: number }[];
  /** By the number of the wished occupation. */
  readonly occupations: ReadonlyMap<number, readonly OccupationOffer[]>;
  /** Whether any offer is sure enough to count. */
  readonly saysOccupations: boolean;
  /** In the order of the record. */
  readonly interestKinds: readonly InterestKind[];
  readonly skills: readonly PlannedSkill[];
  /** By the question's mark less 1: the place in the list above. */
  readonly skillPlaces: readonly number[];
  readonly skillWeights: number;
  readonly mustAsked: number;
  readonly niceAsked: number;
  readonly sectors: ReadonlyMap<number, ValuesOf<"sector">>;
  readonly family: RoleFamily | undefined;
  readonly asked: readonly PlannedCompetency[];
  readonly experienceWeights: Model["experience"]["parts"]["seller"];
  readonly isRemote: boolean;
  /** It has places, and people are needed there. */
  readonly isSomewhere: boolean;
  readonly offeredFixed: number | undefined;
  readonly offeredOnTarget: number | undefined;
  readonly freshness: { readonly fit: number; readonly values: ValuesOf<"freshness"> } | undefined;
  /** What one day's interest still counts for, by age. */
  readonly decay: readonly number[];
  /** Filled as they are met. */
  readonly experiences: Map<number, ValuesOf<"experience">>;
  /** The numbers by which it was made. */
  readonly numbers: VacancyNumbers;
}

function createExplainPlan(
  vacancy: ScoredVacancy,
  measure: Measure,
  { names, numbers }: { readonly names: Dictionaries; readonly numbers: VacancyNumbers },
): ExplainPlan {
  const { model, day } = measure;
  const asking = { vacancy, model };
  const skills = vacancy.skills.map((skill) => planSkill(skill, model));
  const mustAsked = skills.filter(({ isMust }) => isMust).length;
  const family = roleFamilyOf(asking);
  const isRemote = vacancy.workMode === "remote";
  const { postedDay } = vacancy;
  const days = postedDay === undefined ? undefined : Math.max(0, day - postedDay);
  return {
    vacancy,
    measure,
    weights: model.factors,
    occupations: offersOf(vacancy, measure, numbers),
    saysOccupations: vacancy.occupations.some(({ confidence }) => countsFor(confidence, model) > 0),
    interestKinds: interestKindsOf(vacancy, names),
    skills,
    skillPlaces: numbers.skills.flatMap((number, place) => (number < 0 ? [] : [place])),
    skillWeights: skills.reduce((sum, { weight }) => sum + weight, 0),
    mustAsked,
    niceAsked: skills.length - mustAsked,
    sectors: new Map(
      vacancy.sectors.map((concept, n) => [numbers.sectors[n] ?? -1, { concept }] as const),
    ),
    family,
    experienceWeights: model.experience.parts[family ?? "unknown"],
    asked: askedCompetencies(asking).map((asked) => ({
      ...asked,
      number: competencies.indexOf(asked.competency),
    })),
    isRemote,
    isSomewhere: !isRemote && vacancy.vectors.length > 0,
    offeredFixed: offeredPay(vacancy, "fixed"),
    offeredOnTarget: offeredPay(vacancy, "on-target"),
    freshness:
      days === undefined
        ? undefined
        : { fit: valueOn(model.freshness.byDays, days), values: { days } },
    decay: decayOf(measure),
    experiences: new Map(),
    numbers,
  };
}

function interestKindsOf(
  { occupations, skills, sectors }: ScoredVacancy,
  names: Dictionaries,
): InterestKind[] {
  return [
    {
      count: L.R_INTEREST_OCCUPATIONS,
      table: L.Q_OCCUPATION_TABLE,
      bits: L.OCCUPATION_OFFERED,
      names: names.occupations,
      isSaid: occupations.length > 0,
    },
    {
      count: L.R_INTEREST_SKILLS,
      table: L.Q_SKILL_TABLE,
      bits: 255,
      names: names.skills,
      isSaid: skills.length > 0,
    },
    {
      count: L.R_INTEREST_SECTORS,
      table: L.Q_SECTOR_TABLE,
      bits: 255,
      names: names.sectors,
      isSaid: sectors.length > 0,
    },
  ];
}

function planSkill({ concept, need, level = 0 }: AskedSkill, model: Model): PlannedSkill {
  const byLevel = levelsOf(model)[level] ?? [];
  return { concept, isMust: need === "must", weight: model.skills[need], byLevel };
}

// A model never changes, so each of these is worked out once.
const decays = new WeakMap<Model, readonly number[]>();
const skillLevels = new WeakMap<Model, readonly (readonly number[])[]>();

/** What having a skill counts for: by the level asked (0: none), then by the candidate's (0: not said). */
function levelsOf(model: Model): readonly (readonly number[])[] {
  let levels = skillLevels.get(model);
  if (levels === undefined) {
    const valueOf = (asked: number, has: number) =>
      entryOf(model.skills.levelShort, has === 0 ? 0 : Math.max(0, asked - has));
    levels = Array.from({ length: 8 }, (_, asked) =>
      Array.from({ length: 8 }, (_each, has) => valueOf(asked, has)),
    );
    skillLevels.set(model, levels);
  }
  return levels;
}

function decayOf({ model }: Measure): readonly number[] {
  let decay = decays.get(model);
  if (decay === undefined) {
    const curve = model.interest.decayByDays;
    const last = Math.max(0, curve.at(-1)?.[0] ?? 0);
    decay = Array.from({ length: last + 1 }, (_, age) => valueOn(curve, age));
    decays.set(model, decay);
  }
  return decay;
}

function offersOf(
  vacancy: ScoredVacancy,
  { model }: Measure,
  numbers: VacancyNumbers,
): Map<number, OccupationOffer[]> {
  const offers = new Map<number, OccupationOffer[]>();
  const add = (number: number, offer: OccupationOffer) => {
    if (number < 0) return;
    const known = offers.get(number);
    if (known === undefined) offers.set(number, [offer]);
    else known.push(offer);
  };
  const { own, related: close } = model.occupation;
  for (const [n, { concept: offered, confidence, related }] of vacancy.occupations.entries()) {
    const counts = countsFor(confidence, model);
    if (counts === 0) continue;
    const itself = { wished: offered, offered, relation: "own" } as const;
    add(numbers.occupations[n] ?? -1, { base: own, counts, values: itself });
    for (const [at, wished] of related.entries()) {
      if (wished === offered) continue;
      const values = { wished, offered, relation: "related" } as const;
      add(numbers.related[n]?.[at] ?? -1, { base: close, counts, values });
    }
  }
  return offers;
}

/** So many plans of vacancies that were explained last are kept. */
const kept = 16;

/** Keeps the plans of the vacancies that were explained last, for as long as they say the same. */
export function createExplainPlans(names: Dictionaries) {
  const plans: ExplainPlan[] = [];
  let oldest = 0;
  return (vacancy: ScoredVacancy, measure: Measure, numbers: VacancyNumbers): ExplainPlan => {
    const { day, model } = measure;
    for (const plan of plans)
      if (plan.numbers === numbers && plan.measure.day === day && plan.measure.model === model)
        return plan;
    const plan = createExplainPlan(vacancy, measure, { names, numbers });
    plans[oldest] = plan;
    oldest = (oldest + 1) % kept;
    return plan;
  };
}
