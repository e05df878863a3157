import type { Truth } from "../world/world.ts";

/** What a method gives each pair, [candidate][vacancy]: higher is better, `notListed` is in no list and no mail. */
export type PairScores = readonly Float64Array[];

export const notListed = Number.NEGATIVE_INFINITY;

/** Scores every pair that may be listed. */
export function scorePairs(
  candidates: number,
  { vacancies }: Truth,
  scoreOf: (candidate: number, vacancy: number) => number,
): PairScores {
  return Array.from({ length: candidates }, (_, candidate) =>
    Float64Array.from(vacancies, (_vacancy, vacancy) => scoreOf(candidate, vacancy)),
  );
}

/** The same scores for the pairs that another method lists, none for the rest. */
export function onlyWhereListed(scores: PairScores, listed: PairScores): PairScores {
  return scores.map((row, candidate) =>
    row.map((score, vacancy) => (listed[candidate]?.[vacancy] === notListed ? notListed : score)),
  );
}
