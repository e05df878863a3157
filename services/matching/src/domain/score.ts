import type { Reason, ReasonCode } from "@raakvlak/contracts";
import { factorFits } from "./factors/factor-fits.ts";
import type { Pair } from "./pair.ts";

export interface Scored {
  /** Hundredths of a point of one hundred, 0 to 10,000. */
  readonly score: number;
  /** What added to it, most first; the contributions sum to the score. */
  readonly reasons: readonly Reason[];
}

export interface PresentFactor {
  readonly code: ReasonCode;
  readonly weight: number;
  readonly fit: number;
  readonly values: Reason["values"] | undefined;
}

type Weighed = Pick<PresentFactor, "weight" | "fit">;

/** Σ weight × fit / Σ weight over the factors present, halves up; without any 0. */
export function scoreOf(present: readonly Weighed[]): number {
  let weights = 0;
  let total = 0;
  for (const { weight, fit } of present) {
    weights += weight;
    total += weight * fit;
  }
  return weights === 0 ? 0 : Math.floor((2 * total + weights) / (2 * weights));
}

/** The factors about which both sides say something, each with how well it fits, in the model's order. */
export function presentFactors(pair: Pair): PresentFactor[] {
  return pair.model.factors.flatMap(({ code, weight }): PresentFactor[] => {
    const found = factorFits[code](pair);
    return found === undefined ? [] : [{ code, weight, fit: found.fit, values: found.values }];
  });
}

/** Scores a pair, whether or not it is eligible. A pair without any common data scores 0. */
export function score(pair: Pair): Scored {
  const present = presentFactors(pair);
  const contributions = shareOut(present);
  const reasons = present
    .map(({ code, values }, at) => ({ code, contribution: contributions[at] ?? 0, values }))
    .filter(({ contribution }) => contribution > 0)
    .toSorted((a, b) => b.contribution - a.contribution);
  return {
    score: contributions.reduce((sum, contribution) => sum + contribution, 0),
    reasons: reasons as Reason[],
  };
}

/**
 * What each factor adds: its share rounded down, and what is left to the score goes one by one to the largest remainders, of
 * equal ones to the first in the model's order (the method of largest remainders, Hamilton). So the contributions are
 * whole, sum to the score, and a fit of 0 never adds anything: the sum lacks at most half a unit more than the remainders hold.
 */
export function shareOut(present: readonly Weighed[]): number[] {
  const weights = present.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return [];
  const products = present.map(({ weight, fit }) => weight * fit);
  const rounded = scoreOf(present);
  const shares = products.map((product) => Math.floor(product / weights));
  const left = rounded - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = products
    .map((product, at) => ({ at, remainder: product % weights }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}
