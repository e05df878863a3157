import type { Reason, ReasonCode, RoleFamily } from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf, type Asked } from "../domain/asked-competencies.ts";
import { valueOn } from "../domain/curve.ts";
import { countsFor } from "../domain/factors/occupation.ts";
import type { Model } from "../domain/model.ts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { Measure } from "../domain/scan.ts";
import type { AskedSkill, ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Dictionaries } from "./dictionary.ts";

type ValuesOf<Code extends ReasonCode> = Extract<Reason, { code: Code }>["values"];

/** An offer that a wish meets, and what it is multiplied with. */
export interface OccupationOffer {
  readonly offered: string;
  readonly base: number;
  readonly counts: number;
  /** The same for everybody with this wish. */
  readonly values: ValuesOf<"occupation">;
}

export interface PlannedSkill extends AskedSkill {
  readonly weight: number;
}

/** What is the same in the reasons of everybody whom one vacancy is explained to, on one day, by one model. */
export interface ExplainPlan {
  readonly vacancy: ScoredVacancy;
  readonly measure: Measure;
  readonly weights: readonly { readonly code: ReasonCode; readonly weight: number }[];
  /** By the number of the wished occupation. */
  readonly occupations: ReadonlyMap<number, readonly OccupationOffer[]>;
  readonly saysOccupations: boolean;
  /** Of all offers, whether they count or not: interests meet these. */
  readonly offeredOccupations: ReadonlySet<number>;
  readonly skills: readonly PlannedSkill[];
  /** By the skill's number: its place in the list above. */
  readonly skillPlaces: ReadonlyMap<number, number>;
  readonly skillWeights: number;
  readonly mustAsked: number;
  readonly niceAsked: number;
  readonly sectors: ReadonlyMap<number, ValuesOf<"sector">>;
  readonly family: RoleFamily | undefined;
  readonly asked: readonly Asked[];
  readonly isRemote: boolean;
  readonly offeredFixed: number | undefined;
  readonly offeredOnTarget: number | undefined;
  readonly freshness: { readonly fit: number; readonly values: ValuesOf<"freshness"> } | undefined;
  /** What one day's interest still counts for, by age. */
  readonly decay: readonly number[];
  /** Filled as they are met. */
  readonly pays: Map<number, ValuesOf<"pay">>;
  readonly experiences: Map<number, ValuesOf<"experience">>;
  readonly nearPoints: Map<number, boolean>;
  /** How many texts were known: of new ones the plan knows nothing. */
  readonly known: number;
}

function createExplainPlan(
  vacancy: ScoredVacancy,
  measure: Measure,
  names: Dictionaries,
): ExplainPlan {
  const { model, day } = measure;
  const asking = { vacancy, model };
  const skills = vacancy.skills.map((skill) => ({ ...skill, weight: model.skills[skill.need] }));
  const numbersOf = (concepts: readonly string[], find: (text: string) => number) =>
    concepts.map(find).filter((number) => number >= 0);
  const mustAsked = skills.filter(({ need }) => need === "must").length;
  const { postedDay } = vacancy;
  const days = postedDay === undefined ? undefined : Math.max(0, day - postedDay);
  return {
    vacancy,
    measure,
    weights: model.factors,
    occupations: offersOf(vacancy, measure, names),
    saysOccupations: vacancy.occupations.some(({ confidence }) => countsFor(confidence, model) > 0),
    offeredOccupations: new Set(
      numbersOf(
        vacancy.occupations.map(({ concept }) => concept),
        names.occupations.find,
      ),
    ),
    skills,
    skillPlaces: new Map(
      skills.map(({ concept }, at) => [names.skills.find(concept), at] as const),
    ),
    skillWeights: skills.reduce((sum, { weight }) => sum + weight, 0),
    mustAsked,
    niceAsked: skills.length - mustAsked,
    sectors: new Map(
      vacancy.sectors.map((concept) => [names.sectors.find(concept), { concept }] as const),
    ),
    family: roleFamilyOf(asking),
    asked: askedCompetencies(asking),
    isRemote: vacancy.workMode === "remote",
    offeredFixed: offeredPay(vacancy, "fixed"),
    offeredOnTarget: offeredPay(vacancy, "on-target"),
    freshness:
      days === undefined
        ? undefined
        : { fit: valueOn(model.freshness.byDays, days), values: { days } },
    decay: decayOf(measure),
    pays: new Map(),
    experiences: new Map(),
    nearPoints: new Map(),
    known: knownOf(names),
  };
}

/** Grows whenever a text that a vacancy can name gets a number. */
function knownOf({ occupations, skills, sectors }: Dictionaries): number {
  return occupations.size + skills.size + sectors.size;
}

/** A model never changes, so each is worked out once. */
const decays = new WeakMap<Model, readonly number[]>();

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
  names: Dictionaries,
): Map<number, OccupationOffer[]> {
  const offers = new Map<number, OccupationOffer[]>();
  const add = (
    wished: string,
    offer: Omit<OccupationOffer, "values">,
    relation: "own" | "related",
  ) => {
    const number = names.occupations.find(wished);
    if (number < 0) return;
    const values = { wished, offered: offer.offered, relation };
    const known = offers.get(number);
    if (known === undefined) offers.set(number, [{ ...offer, values }]);
    else known.push({ ...offer, values });
  };
  for (const { concept: offered, confidence, related } of vacancy.occupations) {
    const counts = countsFor(confidence, model);
    if (counts === 0) continue;
    add(offered, { offered, base: model.occupation.own, counts }, "own");
    for (const other of related)
      if (other !== offered)
        add(other, { offered, base: model.occupation.related, counts }, "related");
  }
  return offers;
}

/** Keeps the plan of the last vacancy that each was asked about, for as long as it says the same. */
export function createExplainPlans(names: Dictionaries) {
  const plans = new WeakMap<ScoredVacancy, ExplainPlan>();
  return (vacancy: ScoredVacancy, measure: Measure): ExplainPlan => {
    const known = plans.get(vacancy);
    if (
      known?.measure.day === measure.day &&
      known.measure.model === measure.model &&
      known.known === knownOf(names)
    )
      return known;
    const plan = createExplainPlan(vacancy, measure, names);
    plans.set(vacancy, plan);
    return plan;
  };
}
