import { fullFit } from "../fit.ts";
import type { Model } from "../model.ts";

interface Weighted {
  readonly concept: string;
  readonly weight: number;
}

/**
 * What each wish counts for, by concept: the candidate's strongest counts fully, the others by their share of it, never
 * below the model's least.
 */
export function wishStrengths(wishes: readonly Weighted[], model: Model): Map<string, number> {
  const { least } = model.wish;
  const highest = wishes.reduce((most, { weight }) => Math.max(most, weight), 1);
  return new Map(
    wishes.map(({ concept, weight }) => [
      concept,
      least + Math.floor(((fullFit - least) * weight) / highest),
    ]),
  );
}
