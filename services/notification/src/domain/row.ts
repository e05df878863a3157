import type { RowState } from "./row-states.ts";
import type { Slot } from "./slot.ts";

/** One message: the ledger's unit. Only conditional updates move it (invariant 4). */
export interface Row {
  readonly id: string;
  readonly candidateId: string;
  readonly kind: "instant" | "digest";
  readonly epoch: number;
  readonly slotKey: string;
  readonly state: RowState;
  readonly dueAt: Date;
  /** Grows with every claim; whoever holds an older one can move nothing. 0: never claimed, may be joined. */
  readonly fence: number;
  readonly leaseUntil?: Date;
  readonly joiners: readonly Joiner[];
  /** The record of what the message tells, written at handing. */
  readonly mailed: readonly string[];
  readonly covered: readonly string[];
  readonly carried: readonly Carried[];
  readonly leftOut: readonly LeftOut[];
  /** Fingerprint of the address that it was handed for. */
  readonly addressMark?: string;
  /** First definite temporary refusal, from which giving up is counted. */
  readonly deferredSince?: Date;
  readonly deferrals: number;
  readonly reason?: string;
  readonly changedAt: Date;
}

export interface Joiner {
  readonly vacancyId: string;
  readonly attempt: number;
}

export interface Carried {
  readonly vacancyId: string;
  readonly attempt: number;
  /** `quota`: above what the candidate wants a day, carried once only. `size`: above what one message holds. */
  readonly why: "quota" | "size";
}

export interface LeftOut {
  readonly vacancyId: string;
  readonly why: "closed" | "merged" | "hidden" | "gone" | "moved" | "told-before";
}

/** What a message tells and what it does not. */
export interface RowRecord {
  readonly mailed: readonly string[];
  readonly covered: readonly string[];
  readonly carried: readonly Carried[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether the candidate counts as told of the vacancy by this message. */
export function tells(row: Row, vacancyId: string): boolean {
  return row.mailed.includes(vacancyId) || row.covered.includes(vacancyId);
}

export function joins(row: Row, joiner: Joiner): boolean {
  return row.joiners.some(
    (one) => one.vacancyId === joiner.vacancyId && one.attempt === joiner.attempt,
  );
}

/** What a message is made from when its first pair joins. */
export interface RowSeed {
  readonly id: string;
  readonly candidateId: string;
  readonly slot: Slot;
}

export function newRow({ id, candidateId, slot }: RowSeed, changedAt: Date): Row {
  const nothing = { joiners: [], mailed: [], covered: [], carried: [], leftOut: [], deferrals: 0 };
  const { kind, epoch, key: slotKey, dueAt } = slot;
  const about = { id, candidateId, kind, epoch, slotKey, dueAt, changedAt };
  return { ...about, ...nothing, state: "planned", fence: 0 };
}
