import type { Purpose } from "@raakvlak/contracts";
import type { Model } from "./model.ts";
import type { ScoredProfile } from "./scored-profile.ts";
import type { ScoredVacancy } from "./scored-vacancy.ts";

/** All that a judgement depends on. */
export interface Pair {
  readonly profile: ScoredProfile;
  readonly vacancy: ScoredVacancy;
  /** What the result is for; each kind filters on its own consent (invariant 8). */
  readonly purpose: Purpose;
  /** Whole UTC days since 1970-01-01: the only part of `now` that the model looks at. */
  readonly day: number;
  readonly model: Model;
}

const millisecondsPerDay = 86_400_000;

/** The whole UTC day of an instant. */
export function dayOf(now: Date): number {
  return Math.floor(now.getTime() / millisecondsPerDay);
}
