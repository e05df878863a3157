import type { ReasonCode } from "@raakvlak/contracts";
import type { Model } from "@raakvlak/matching/oracle";
import { dcgOf } from "./measures/ranking-measures.ts";
import { rewards } from "./measures/reward-curve.ts";
import { tabulate, weighPairs, weightsOf, type FactorTable } from "./methods/factor-table.ts";
import { responses } from "./world/response.ts";
import type { World } from "./world/world.ts";

export type WholeWeights = Readonly<Record<ReasonCode, number>>;

/** A world with all worked out that does not hang on the weights. */
export interface TuningWorld {
  readonly open: FactorTable;
  readonly coming: FactorTable;
  /** By candidate: the best that a list could be; 0 for whom nothing is worth a look. */
  readonly ideal: readonly number[];
  /** By pair of `open`. */
  readonly grades: Uint8Array;
  /** By pair of `coming`. */
  readonly rewards: Int8Array;
}

export interface Tuned {
  readonly weights: WholeWeights;
  /** Mean of the ratios of nDCG@10 and of reward to those of the weights that it began with: 1 is no better. */
  readonly gain: number;
}

interface Measured {
  readonly ndcg: number;
  /** Of all mails at the threshold that earns most. */
  readonly reward: number;
}

const hundred = 100;
const highestScore = 10_000;
/** By how much a weight is moved: coarse first. */
const steps = [8, 4, 2];
const leastGain = 0.0005;

export function tuningWorld(world: World, model: Model): TuningWorld {
  const open = tabulate(world, world.open, model);
  const coming = tabulate(world, world.coming, model);
  return {
    open,
    coming,
    ideal: world.open.grades.map((grades) => dcgOf([...grades].toSorted((a, b) => b - a))),
    grades: Uint8Array.from(
      open.pairs,
      ({ candidate, vacancy }) => world.open.grades[candidate]?.[vacancy] ?? 0,
    ),
    rewards: Int8Array.from(coming.pairs, ({ candidate, vacancy }) => {
      const reaction = responses[world.coming.reactions[candidate]?.[vacancy] ?? 1];
      return rewards[reaction ?? "ignored"];
    }),
  };
}

/**
 * Weights that order lists and choose mails best in these worlds: from those of the model on, one weight at a time up and
 * down, as long as that helps (coordinate search), nDCG@10 and reward counting alike.
 */
export function tuneWeights(
  worlds: readonly TuningWorld[],
  model: Model,
  tell: (message: string) => void,
): Tuned {
  const start = worlds.map((world) => measured(world, weightsOf(model)));
  const gainOf = (weights: WholeWeights) =>
    mean(worlds.map((world, at) => gainOver(measured(world, weights), start[at])));
  let best: Tuned = { weights: weightsOf(model), gain: 1 };
  for (const step of steps) {
    for (let isBetter = true; isBetter;) {
      const tried = moves(best.weights, step).map((weights) => ({
        weights,
        gain: gainOf(weights),
      }));
      const [first] = tried.toSorted((a, b) => b.gain - a.gain);
      isBetter = first !== undefined && first.gain > best.gain + leastGain;
      if (isBetter && first !== undefined) best = first;
    }
    tell(`steps of ${step}: gain ${best.gain.toFixed(4)} with ${JSON.stringify(best.weights)}`);
  }
  return best;
}

/** Every weight once up and once down, the others in proportion, whole and 100 in all again. */
function moves(weights: WholeWeights, step: number): WholeWeights[] {
  return (Object.keys(weights) as ReasonCode[]).flatMap((code) =>
    [step, -step]
      .map((by) => ({ ...weights, [code]: Math.max(1, weights[code] + by) }))
      .map(toHundred),
  );
}

/** Whole weights of at least 1 that sum to 100, by largest remainders. */
export function toHundred(weights: WholeWeights): WholeWeights {
  const codes = Object.keys(weights) as ReasonCode[];
  const all = codes.reduce((total, code) => total + weights[code], 0);
  const whole = new Map(
    codes.map((code) => [code, Math.max(1, Math.floor((weights[code] * hundred) / all))]),
  );
  const byRemainder = codes.toSorted(
    (a, b) => ((weights[b] * hundred) % all) - ((weights[a] * hundred) % all),
  );
  let left = hundred - [...whole.values()].reduce((total, weight) => total + weight, 0);
  for (let at = 0; left !== 0; at = (at + 1) % byRemainder.length) {
    const code = byRemainder[at] ?? "occupation";
    const weight = whole.get(code) ?? 1;
    if (left < 0 && weight === 1) continue;
    whole.set(code, weight + Math.sign(left));
    left -= Math.sign(left);
  }
  return Object.fromEntries(whole) as Record<ReasonCode, number>;
}

function measured(world: TuningWorld, weights: WholeWeights): Measured {
  return {
    ndcg: meanNdcg(world, weighPairs(world.open, weights)),
    reward: bestReward(world, weighPairs(world.coming, weights)),
  };
}

/** The same as `measureRankings`, for the pairs of a table, which come candidate by candidate. */
function meanNdcg({ open, ideal, grades }: TuningWorld, scores: Int16Array): number {
  let sum = 0;
  for (let from = 0; from < open.pairs.length;) {
    const candidate = open.pairs[from]?.candidate ?? 0;
    let to = from;
    while (open.pairs[to]?.candidate === candidate) to += 1;
    const order = Array.from({ length: to - from }, (_, at) => from + at);
    order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    const best = ideal[candidate] ?? 0;
    if (best > 0) sum += dcgOf(order.map((at) => grades[at] ?? 0)) / best;
    from = to;
  }
  return sum / ideal.filter((best) => best > 0).length;
}

/** What all mails earn at the threshold that earns most: sums by score, from the top down. */
function bestReward({ coming, rewards: earned }: TuningWorld, scores: Int16Array): number {
  const byScore = new Int32Array(highestScore + 1);
  for (const at of coming.pairs.keys()) {
    const score = scores[at] ?? 0;
    byScore[score] = (byScore[score] ?? 0) + (earned[at] ?? 0);
  }
  let sum = 0;
  let best = 0;
  for (let score = highestScore; score >= 0; score -= 1) {
    sum += byScore[score] ?? 0;
    best = Math.max(best, sum);
  }
  return best;
}

function gainOver({ ndcg, reward }: Measured, start: Measured | undefined): number {
  return start === undefined ? 0 : (ndcg / start.ndcg + reward / start.reward) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
