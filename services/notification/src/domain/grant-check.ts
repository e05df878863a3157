import type { Grant } from "@raakvlak/contracts";

/** What a candidate has refused of one list; the count only grows (protocol E). */
export interface Refusals {
  readonly count: number;
  readonly refusedThrough: number;
  /** When the present refusal was first recorded; for display only. */
  readonly since?: Date;
  /** The last refusal: by which door and when; for the fact about it. */
  readonly how?: "one-click" | "page" | "site" | "erasure" | "suspension";
  readonly refusedAt?: Date;
  /** The highest count of which preference has been told. */
  readonly announced: number;
}

export const noRefusals: Refusals = { count: 0, refusedThrough: 0, announced: 0 };

/**
 * Whether a message of that epoch may go: it is the epoch of the standing grant, lies above everything refused, and the
 * grant carries the present count of refusals. No clock is asked (invariant 5).
 */
export function grantStands(
  epoch: number,
  grant: Grant | undefined,
  refusals: Pick<Refusals, "count" | "refusedThrough">,
): boolean {
  return (
    grant?.state === "granted" &&
    grant.epoch === epoch &&
    epoch > refusals.refusedThrough &&
    grant.carriedRefusals === refusals.count
  );
}
