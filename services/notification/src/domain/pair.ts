import type { Match } from "@raakvlak/contracts";
import type { Slot } from "./slot.ts";

/** That a candidate is told of a vacancy: one document per two. It names the one slot and attempt that count. */
export interface Pair {
  readonly candidateId: string;
  readonly vacancyId: string;
  readonly attempt: number;
  readonly slot: Slot;
  readonly rowId: string;
  /** Carried once for the daily maximum: the next time above it is covered instead. */
  readonly carriedBefore: boolean;
  readonly match: PairMatch;
  /** The trace of the match that named the slot; the mail shows in it. */
  readonly traceparent?: string;
}

/** What the mail says about the fit. */
export type PairMatch = Pick<
  Match,
  "score" | "reasons" | "vacancyVersion" | "profileVersion" | "model" | "cause"
>;

export function pairMatchOf(match: Match): PairMatch {
  const { score, reasons, vacancyVersion, profileVersion, model, cause } = match;
  return { score, reasons, vacancyVersion, profileVersion, model, cause };
}

/** Whether the fit was found from a newer state than the one held. */
export function isNewerMatch(candidate: PairMatch, held: PairMatch): boolean {
  if (candidate.vacancyVersion !== held.vacancyVersion)
    return candidate.vacancyVersion > held.vacancyVersion;
  return candidate.profileVersion > held.profileVersion;
}
