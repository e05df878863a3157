import type { ReasonCode } from "@raakvlak/contracts";
import {
  isEligible,
  presentFactors,
  scoredProfileOf,
  scoredVacancyOf,
  type Model,
  type Pair,
} from "@raakvlak/matching/oracle";
import { relatedOccupations } from "@raakvlak/vocabulary";
import type { Truth, World } from "../world/world.ts";
import { notListed, type PairScores } from "./pair-scores.ts";

export type Weights = Readonly<Partial<Record<ReasonCode, number>>>;

const absent = -1;

/** How well each factor fits for every pair that may meet: computed once, weighed as often as one likes. */
export interface FactorTable {
  readonly candidates: number;
  readonly vacancies: number;
  readonly codes: readonly ReasonCode[];
  /** Of each pair its row in `fits`. */
  readonly pairs: readonly { readonly candidate: number; readonly vacancy: number }[];
  /** A row of hundredths of a per cent per pair, in the order of `codes`; -1 where a factor is absent. */
  readonly fits: Int16Array;
}

/** All pairs of a world's vacancies with matching's own domain; each vacancy is judged on the day that it is told. */
export function tabulate(
  { profiles, today }: World,
  { vacancies }: Truth,
  model: Model,
  isListed: (pair: Pair) => boolean = isEligible,
): FactorTable {
  const offers = vacancies.map((vacancy) => ({
    vacancy: scoredVacancyOf(vacancy, relatedOccupations),
    day: Math.max(today, vacancy.postedDay ?? today),
  }));
  const codes = model.factors.map(({ code }) => code);
  const pairs: { candidate: number; vacancy: number }[] = [];
  const fits: number[] = [];
  for (const [candidate, given] of profiles.entries()) {
    const profile = scoredProfileOf(given);
    for (const [vacancy, offer] of offers.entries()) {
      const pair: Pair = { profile, ...offer, purpose: "alerts", model };
      if (!isListed(pair)) continue;
      const present = presentFactors(pair);
      pairs.push({ candidate, vacancy });
      for (const code of codes)
        fits.push(present.find((factor) => factor.code === code)?.fit ?? absent);
    }
  }
  const sizes = { candidates: profiles.length, vacancies: vacancies.length };
  return { ...sizes, codes, pairs, fits: Int16Array.from(fits) };
}

/** The scores of all listed pairs, by weights of the factors. */
export function weigh(table: FactorTable, weights: Weights): PairScores {
  const scores = Array.from({ length: table.candidates }, () =>
    new Float64Array(table.vacancies).fill(notListed),
  );
  const weighed = weighPairs(table, weights);
  for (const [at, { candidate, vacancy }] of table.pairs.entries()) {
    const row = scores[candidate];
    if (row !== undefined) row[vacancy] = weighed[at] ?? notListed;
  }
  return scores;
}

/**
 * The score of each pair of the table that the model would give with these weights: Σ weight × fit / Σ weight over the
 * factors present, halves up, as the domain's `shareOut` has it. What has no weight is left out.
 */
export function weighPairs({ pairs, codes, fits }: FactorTable, weights: Weights): Int16Array {
  const weightAt = codes.map((code) => weights[code] ?? 0);
  return Int16Array.from(pairs, (_, at) => weighedMean(fits, at * weightAt.length, weightAt));
}

function weighedMean(fits: Int16Array, from: number, weightAt: readonly number[]): number {
  let total = 0;
  let present = 0;
  for (const [n, weight] of weightAt.entries()) {
    const fit = fits[from + n] ?? absent;
    if (fit === absent) continue;
    total += weight * fit;
    present += weight;
  }
  return present === 0 ? 0 : Math.floor((2 * total + present) / (2 * present));
}

export function weightsOf({ factors }: Model): Record<ReasonCode, number> {
  return Object.fromEntries(factors.map(({ code, weight }) => [code, weight])) as Record<
    ReasonCode,
    number
  >;
}
