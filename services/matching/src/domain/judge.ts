import type { Ineligibility } from "@raakvlak/contracts";
import { brokenRules } from "./eligibility.ts";
import type { Point } from "./point.ts";
import { pointsOf } from "./points.ts";
import type { Pair } from "./pair.ts";
import { score, type Scored } from "./score.ts";

export type Judgement =
  | ({ readonly eligible: true; readonly points: readonly Point[] } & Scored)
  | { readonly eligible: false; readonly because: readonly Ineligibility[] };

/** Judges a pair completely: every broken rule, or the score with its reasons and points. */
export function judgePair(pair: Pair): Judgement {
  const because = brokenRules(pair);
  if (because.length > 0) return { eligible: false, because };
  return { eligible: true, ...score(pair), points: pointsOf(pair) };
}
