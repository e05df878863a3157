import type { Ineligibility, ReasonCode } from "@raakvlak/contracts";
import {
  brokenRules,
  scoredProfileOf,
  scoredVacancyOf,
  type Model,
} from "@raakvlak/matching/oracle";
import { relatedOccupations } from "@raakvlak/vocabulary";
import { measureRankings, type RankingMeasures } from "./measures/ranking-measures.ts";
import {
  mailed,
  mailedAtBest,
  mailedFrom,
  rewardCurve,
  type MailMeasures,
  type RewardCurve,
} from "./measures/reward-curve.ts";
import {
  allMethods,
  earlierMethods,
  tablesOf,
  type Method,
  type Tables,
} from "./methods/all-methods.ts";
import { tabulate, weigh, weightsOf, type Weights } from "./methods/factor-table.ts";
import { makeWorld, type World, type WorldOptions } from "./world/world.ts";

export interface MethodReport extends RankingMeasures {
  readonly name: string;
  readonly kind: Method["kind"];
  /** With as many mails as ours sends at the default threshold. */
  readonly sameMails: MailMeasures;
  /** At the threshold that earns this method most. */
  readonly best: MailMeasures;
  /** With so many mails to each candidate on average in four weeks. */
  readonly curve: readonly MailMeasures[];
}

export interface FactorReport {
  readonly code: ReasonCode;
  readonly weight: number;
  /** Without it, it alone, and it beside the occupation: nDCG@10 and reward at the best threshold. */
  readonly without: Gain;
  readonly alone: Gain;
  readonly withOccupation: Gain;
}

interface Gain {
  readonly ndcg: number;
  readonly rewardEach: number;
}

export interface RelevanceReport {
  readonly seed: number;
  readonly model: string;
  readonly ok: boolean;
  /** What of the bar does not hold; empty: ours is above every baseline. */
  readonly failures: readonly string[];
  readonly facts: World["facts"];
  readonly methods: readonly MethodReport[];
  readonly thresholds: readonly ({ readonly threshold: number } & MailMeasures)[];
  readonly factors: readonly FactorReport[];
  /** Of the vacancies that somebody would save or apply to, how many in a hundred each hard rule keeps out. */
  readonly lostByRule: Readonly<Partial<Record<Ineligibility, number>>>;
}

export interface RelevanceOptions extends WorldOptions {
  readonly model: Model;
  /** Shown beside it; they are no baselines. */
  readonly earlier: readonly Model[];
  readonly threshold: number;
}

/** So many mails each, on average, in four weeks. */
export const mailsEachOf = [1, 2, 4, 8, 16];
const thresholdStep = 500;

/** Makes the world of the seed and holds the model against the baselines in it. */
export function evaluateRelevance(options: RelevanceOptions): RelevanceReport {
  const { seed, model, threshold } = options;
  const world = makeWorld(options);
  const tables = tablesOf(world, model);
  const ours = rewardCurve(weigh(tables.coming, weightsOf(model)), world.coming.reactions);
  const sameMails = mailedFrom(ours, threshold).mails;
  const methods = [
    ...allMethods(world, model, tables),
    ...earlierMethods(world, options.earlier),
  ].map((method) => reportOf(method, world, sameMails));
  const failures = failuresOf(methods);
  return {
    seed,
    model: model.version,
    ok: failures.length === 0,
    failures,
    facts: world.facts,
    methods,
    thresholds: thresholdsOf(ours),
    factors: factorsOf(world, model, tables),
    lostByRule: lostByRule(world, model),
  };
}

function reportOf(method: Method, world: World, sameMails: number): MethodReport {
  const curve = rewardCurve(method.coming, world.coming.reactions);
  return {
    name: method.name,
    kind: method.kind,
    ...measureRankings(method.open, world.open.grades),
    sameMails: mailed(curve, sameMails),
    best: mailedAtBest(curve),
    curve: mailsEachOf.map((each) => mailed(curve, each * world.profiles.length)),
  };
}

/** The bar: ours above every baseline by list, by mail at the same number of mails, and by all that mails can earn. */
export function failuresOf(methods: readonly MethodReport[]): string[] {
  const ours = methods.find(({ kind }) => kind === "ours");
  if (ours === undefined) return ["nothing of ours was measured"];
  const measures = {
    "nDCG@10": ({ ndcg }: MethodReport) => ndcg,
    "reward per mail": ({ sameMails }: MethodReport) => sameMails.rewardPerMail,
    "best reward": ({ best }: MethodReport) => best.rewardEach,
  };
  return methods
    .filter(({ kind }) => kind === "baseline")
    .flatMap((baseline) =>
      Object.entries(measures)
        .filter(([, measure]) => measure(ours) <= measure(baseline))
        .map(([name]) => `${name} is not above ${baseline.name}`),
    );
}

/** What the mails of a world earn by threshold, and nothing else: quicker than all of it. */
export function evaluateThresholds(
  options: WorldOptions & { readonly model: Model },
): RelevanceReport["thresholds"] {
  const world = makeWorld(options);
  const table = tabulate(world, world.coming, options.model);
  return thresholdsOf(rewardCurve(weigh(table, weightsOf(options.model)), world.coming.reactions));
}

function thresholdsOf(curve: RewardCurve): RelevanceReport["thresholds"] {
  return Array.from({ length: 14 }, (_, at) => {
    const threshold = 3_000 + at * thresholdStep;
    return { threshold, ...mailedFrom(curve, threshold) };
  });
}

function factorsOf(world: World, model: Model, tables: Tables): FactorReport[] {
  const weights = weightsOf(model);
  const gain = (some: Weights): Gain => ({
    ndcg: measureRankings(weigh(tables.open, some), world.open.grades).ndcg,
    rewardEach: mailedAtBest(rewardCurve(weigh(tables.coming, some), world.coming.reactions))
      .rewardEach,
  });
  return model.factors.map(({ code, weight }) => {
    const alone = { [code]: weight };
    return {
      code,
      weight,
      without: gain({ ...weights, [code]: 0 }),
      alone: gain(alone),
      withOccupation: gain({ occupation: weights.occupation, ...alone }),
    };
  });
}

const wouldSave = 2;

function lostByRule({ profiles, open, today }: World, model: Model) {
  const vacancies = open.vacancies.map((vacancy) => scoredVacancyOf(vacancy, relatedOccupations));
  const counts = new Map<Ineligibility, number>();
  let wanted = 0;
  for (const [candidate, given] of profiles.entries()) {
    const profile = scoredProfileOf(given);
    for (const [at, vacancy] of vacancies.entries()) {
      if ((open.grades[candidate]?.[at] ?? 0) < wouldSave) continue;
      wanted += 1;
      for (const rule of brokenRules({ profile, vacancy, purpose: "alerts", day: today, model }))
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  const share = (count: number) => Math.round((1_000 * count) / Math.max(1, wanted)) / 10;
  return Object.fromEntries([...counts].map(([rule, count]) => [rule, share(count)]));
}
