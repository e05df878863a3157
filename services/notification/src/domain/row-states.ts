import type { rowStates } from "@raakvlak/contracts";

export type RowState = (typeof rowStates)[number];

/** From which states a message may come into a state. What is not listed never happens; adapters filter on exactly this. */
export const rowTransitions = {
  claimed: ["planned", "claimed"],
  handing: ["claimed"],
  planned: ["claimed", "handing"],
  sent: ["handing", "uncertain"],
  failed: ["claimed", "handing"],
  suppressed: ["planned", "claimed"],
  uncertain: ["handing"],
  empty: ["planned", "claimed"],
} as const satisfies Record<RowState, readonly RowState[]>;

const finalStates: ReadonlySet<RowState> = new Set([
  "sent",
  "failed",
  "suppressed",
  "uncertain",
  "empty",
]);

export function isFinal(state: RowState): boolean {
  return finalStates.has(state);
}

/**
 * Told is what a message in one of these states lists as mailed or covered (protocol D, step 2). An empty one mails
 * nothing, but may cover: what was carried once and had no place on the next day either.
 */
export function countsAsTold(state: RowState): boolean {
  return state === "handing" || state === "sent" || state === "uncertain" || state === "empty";
}
