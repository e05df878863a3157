import { notListed, type PairScores } from "../methods/pair-scores.ts";

export interface RankingMeasures {
  /** Mean over candidates for whom anything is worth a look; 0 to 1. */
  readonly ndcg: number;
  /** Share of the same candidates whose first vacancy is one they would save or apply to. */
  readonly precisionAt1: number;
  readonly candidates: number;
}

const listLength = 10;
/** A grade from which on a vacancy would be saved. */
const wouldSave = 2;

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first ten, gains 2^grade − 1. The best possible list is
 * made of all vacancies that there are, so what the hard rules keep out counts as lost.
 */
export function measureRankings(
  scores: PairScores,
  grades: readonly Uint8Array[],
): RankingMeasures {
  let ndcg = 0;
  let hits = 0;
  let candidates = 0;
  for (const [candidate, row] of scores.entries()) {
    const graded = grades[candidate] ?? new Uint8Array();
    if (graded.every((grade) => grade === 0)) continue;
    const ranked = rankedGrades(row, graded);
    candidates += 1;
    ndcg += ndcgOf(ranked, [...graded]);
    if ((ranked[0] ?? 0) >= wouldSave) hits += 1;
  }
  const mean = (sum: number) => (candidates === 0 ? 0 : sum / candidates);
  return { ndcg: mean(ndcg), precisionAt1: mean(hits), candidates };
}

/** Grades in the order of the scores; of equal ones the vacancy that comes first in the world, which is drawn by lot. */
function rankedGrades(row: Float64Array, graded: Uint8Array): number[] {
  return [...row.keys()]
    .filter((vacancy) => row[vacancy] !== notListed)
    .toSorted((a, b) => (row[b] ?? 0) - (row[a] ?? 0) || a - b)
    .slice(0, listLength)
    .map((vacancy) => graded[vacancy] ?? 0);
}

/** Of a list of grades, beside all grades that it could have been made of. */
export function ndcgOf(ranked: readonly number[], all: readonly number[]): number {
  const best = dcgOf(all.toSorted((a, b) => b - a));
  return best === 0 ? 0 : dcgOf(ranked) / best;
}

/** Gains 2^grade − 1 by the logarithm of the place, of the first ten. */
export function dcgOf(grades: readonly number[]): number {
  return grades
    .slice(0, listLength)
    .reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
