import type { Consent, Purpose } from "@raakvlak/contracts";

/** One purpose of one candidate: its present state and everything that was ever decided about it. */
export interface ConsentRecord extends Omit<Consent, "purpose"> {
  /** Set once granted. */
  grantedAt?: string;
  /** Notification's count of refusals that an `alerts` grant carries (protocol E). */
  carriedRefusals?: number;
}

export type ConsentRecords = Partial<Record<Purpose, ConsentRecord>>;

/** Who decided what, in which words and when. */
export interface Decision {
  wordingVersion: string;
  how: string;
  at: string;
}

/** What notification answers when it is asked how often a list was refused. */
export interface RefusalCount {
  refusals: number;
  refusedThrough: number;
}

/** Enough to prove the last decisions of many years; older entries of somebody who toggles all day go. */
const historyMaximum = 200;

function enter(
  record: ConsentRecord | undefined,
  state: Consent["state"],
  decision: Decision,
): ConsentRecord {
  const entry = {
    state,
    at: decision.at,
    wordingVersion: decision.wordingVersion,
    how: decision.how,
  };
  const history = [...(record?.history ?? []), entry].slice(-historyMaximum);
  return {
    state,
    epoch: record?.epoch ?? 1,
    wordingVersion: decision.wordingVersion,
    how: decision.how,
    history,
  };
}

/**
 * Somebody says yes. Tailoring and recruiters stand at once; alerts wait for the confirmation by mail (double opt-in).
 * Undefined: nothing changes, the same yes stands already.
 */
export function requestConsent(
  record: ConsentRecord | undefined,
  purpose: Purpose,
  decision: Decision,
): ConsentRecord | undefined {
  const standing =
    record !== undefined &&
    record.state !== "ended" &&
    record.wordingVersion === decision.wordingVersion;
  if (standing && record.state !== "awaiting-confirmation") return undefined;
  const epoch = (record?.epoch ?? 0) + 1;
  if (purpose === "alerts") return { ...enter(record, "awaiting-confirmation", decision), epoch };
  return { ...enter(record, "granted", decision), epoch, grantedAt: decision.at };
}

/**
 * The mailed link was followed. Only the request that the link belongs to can be confirmed: a link from before a
 * withdrawal or a newer request changes nothing (undefined).
 */
export function confirmConsent(
  record: ConsentRecord | undefined,
  epoch: number,
  at: string,
): ConsentRecord | undefined {
  if (record?.state !== "awaiting-confirmation" || record.epoch !== epoch) return undefined;
  return {
    ...enter(record, "awaiting-notification", { ...record, how: "confirmation-mail", at }),
    epoch,
  };
}

/** Notification told its count: the grant gets an epoch that was never refused, and carries the count (protocol E1). */
export function completeGrant(
  record: ConsentRecord | undefined,
  count: RefusalCount,
  at: string,
): ConsentRecord | undefined {
  if (record?.state !== "awaiting-notification") return undefined;
  const epoch = Math.max(record.epoch, count.refusedThrough + 1);
  return {
    ...enter(record, "granted", { ...record, at }),
    epoch,
    grantedAt: at,
    carriedRefusals: count.refusals,
  };
}

/** Somebody says no. The epoch is kept: the next grant gets a higher one. */
export function withdrawConsent(
  record: ConsentRecord | undefined,
  decision: Decision,
): ConsentRecord | undefined {
  if (record === undefined || record.state === "ended") return undefined;
  return enter(record, "ended", decision);
}

/** Notification recorded a refusal: a grant that does not carry its number is over. */
export function hearRefusal(
  record: ConsentRecord | undefined,
  refusals: number,
  decision: Omit<Decision, "wordingVersion">,
): ConsentRecord | undefined {
  if (record?.state !== "granted" || (record.carriedRefusals ?? 0) >= refusals) return undefined;
  return enter(record, "ended", { ...decision, wordingVersion: record.wordingVersion });
}

/** The record as people and services see it. */
export function consentOf(purpose: Purpose, record: ConsentRecord): Consent {
  const { state, epoch, wordingVersion, how, history } = record;
  return { purpose, state, epoch, wordingVersion, how, history };
}
