import { notListed, type PairScores } from "../methods/pair-scores.ts";
import { responses, type Response } from "../world/response.ts";

/** What a mailed vacancy is worth by what comes of it. */
export const rewards: Readonly<Record<Response, number>> = {
  dismissed: -10,
  ignored: 0,
  viewed: 1,
  saved: 5,
  applied: 20,
};

/** All pairs that a method would mail, best first, with the sum of rewards up to and with each. */
export interface RewardCurve {
  readonly candidates: number;
  readonly scores: readonly number[];
  readonly sums: readonly number[];
}

export interface MailMeasures {
  readonly mails: number;
  readonly mailsEach: number;
  readonly rewardPerMail: number;
  /** Of all mails to one candidate in the four weeks, on average. */
  readonly rewardEach: number;
}

/** Nobody wants more than so many mails in four weeks, so no curve looks further. */
const mostEach = 60;

export function rewardCurve(scores: PairScores, reactions: readonly Uint8Array[]): RewardCurve {
  const most = mostEach * scores.length;
  const floor = Float64Array.from(scores.flatMap((row) => [...row]))
    .toSorted()
    .at(-most);
  const least = floor ?? notListed;
  const pairs = scores.flatMap((row, candidate) =>
    [...row.entries()]
      .filter(([, score]) => score !== notListed && score >= least)
      .map(([vacancy, score]) => ({
        score,
        lot: lotOf(candidate, vacancy),
        reward: rewards[responses[reactions[candidate]?.[vacancy] ?? 1] ?? "ignored"],
      })),
  );
  const ordered = pairs.toSorted((a, b) => b.score - a.score || a.lot - b.lot).slice(0, most);
  let sum = 0;
  return {
    candidates: scores.length,
    scores: ordered.map(({ score }) => score),
    sums: ordered.map(({ reward }) => (sum += reward)),
  };
}

/** Everything from this score on is mailed. */
export function mailedFrom(curve: RewardCurve, threshold: number): MailMeasures {
  const firstBelow = curve.scores.findIndex((score) => score < threshold);
  return mailed(curve, firstBelow === -1 ? curve.scores.length : firstBelow);
}

/** The best so many are mailed; fewer where a method does not list more. */
export function mailed({ candidates, sums }: RewardCurve, wanted: number): MailMeasures {
  const mails = Math.min(Math.max(0, Math.round(wanted)), sums.length);
  const sum = sums[mails - 1] ?? 0;
  return {
    mails,
    mailsEach: mails / candidates,
    rewardPerMail: mails === 0 ? 0 : sum / mails,
    rewardEach: sum / candidates,
  };
}

/** The number of mails at which a method earns most, whatever threshold that takes. */
export function mailedAtBest(curve: RewardCurve): MailMeasures {
  let best = -1;
  for (const [at, sum] of curve.sums.entries()) if (sum > (curve.sums[best] ?? 0)) best = at;
  return mailed(curve, best + 1);
}

/** Of equal scores it is by lot who comes first, the same lot for every method. */
function lotOf(candidate: number, vacancy: number): number {
  let mix = Math.imul(candidate + 1, 0x9e37_79b1) ^ Math.imul(vacancy + 1, 0x85eb_ca6b);
  mix = Math.imul(mix ^ (mix >>> 15), 0x2c1b_3c6d);
  return (mix ^ (mix >>> 13)) >>> 0;
}
