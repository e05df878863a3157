import type { Match } from "@raakvlak/contracts";
import { grantStands } from "./grant-check.ts";
import type { Pair } from "./pair.ts";
import type { Recipient } from "./recipient.ts";
import { joins, tells, type Row } from "./row.ts";
import { countsAsTold, isFinal } from "./row-states.ts";
import { unfitToTell, type VacancyView } from "./vacancy-view.ts";

/** Protocol D, steps 1 to 3: what becomes of a match, decided from what notification holds. Pure. */

export type Admission =
  | { readonly kind: "admitted" }
  | { readonly kind: "wait"; readonly reason: string }
  | { readonly kind: "drop"; readonly reason: string };

const admitted: Admission = { kind: "admitted" };
const wait = (reason: string) => ({ kind: "wait", reason }) as const;
const drop = (reason: string) => ({ kind: "drop", reason }) as const;

/** Step 1: what is ahead of notification waits; what is refused, ended, closed or hidden at least as newly is dropped. */
export function admit(
  match: Pick<Match, "vacancyVersion" | "alertsEpoch">,
  recipient: Recipient | undefined,
  vacancy: VacancyView | undefined,
): Admission {
  const byCandidate = admitCandidate(match, recipient);
  if (byCandidate.kind !== "admitted") return byCandidate;
  if (vacancy?.mergedInto !== undefined) return drop("vacancy-merged");
  if (!vacancy || vacancy.version < match.vacancyVersion) return wait("vacancy-ahead");
  const hidden = new Set(recipient?.subscription?.hiddenVacancies);
  const unfit = unfitToTell(vacancy, hidden);
  return unfit ? drop(`vacancy-${unfit}`) : admitted;
}

function admitCandidate(
  match: Pick<Match, "alertsEpoch">,
  recipient: Recipient | undefined,
): Admission {
  if (!recipient || recipient.version === 0) return wait("candidate-ahead");
  if (recipient.onHold) return wait("candidate-on-hold");
  const grant = recipient.subscription?.grants.alerts;
  if (recipient.subscription && (!grant || grant.epoch < match.alertsEpoch))
    return wait("grant-ahead");
  // A tombstone, an ended grant, a refused one, or a newer one whose own run brings what fits.
  return grantStands(match.alertsEpoch, grant, recipient.refusals) ? admitted : drop("not-granted");
}

export interface PairSituation {
  readonly pair: Pair;
  /** The row that the pair's slot names; undefined when it was never written. */
  readonly row: Row | undefined;
}

/** Step 2: whether the candidate was told of it, by this pair or one of its aliases, or may be being told right now. */
export function toldBy(situations: readonly PairSituation[]): "told" | "waiting" | "no" {
  let waiting = false;
  for (const { pair, row } of situations) {
    if (!row) continue;
    if (isFinal(row.state) && countsAsTold(row.state) && tells(row, pair.vacancyId)) return "told";
    const underWay = row.state === "claimed" || row.state === "handing";
    if (underWay && row.joiners.some((joiner) => joiner.vacancyId === pair.vacancyId))
      waiting = true;
  }
  return waiting ? "waiting" : "no";
}

export type PairDecision =
  /** Its message is planned and lists it. */
  | { readonly kind: "joined" }
  /** Its slot stands: join the message there. */
  | { readonly kind: "join" }
  /** Assign the next slot, attempt + 1; first see to it that the old message can not tell it any more. */
  | { readonly kind: "move"; readonly endOld: boolean; readonly carried: Carrying }
  | { readonly kind: "accepted-end" }
  /** The pair is already told under a newer grant: the match is a latecomer's. */
  | { readonly kind: "older-grant" };

export interface Carrying {
  /** Carried once for the daily maximum, now or before. */
  readonly before: boolean;
  /** Now: the day is full. */
  readonly now: boolean;
}

export interface PairContext {
  readonly epoch: number;
  readonly now: Date;
  /** Fingerprint of the present address. */
  readonly addressMark: string;
}

/** Step 3, for a pair that exists and is neither told nor under way. */
export function decidePair({ pair, row }: PairSituation, context: PairContext): PairDecision {
  const carried = { before: pair.carriedBefore, now: false };
  if (pair.slot.epoch > context.epoch) return { kind: "older-grant" };
  if (!row) {
    const stands = pair.slot.epoch === context.epoch && pair.slot.dueAt > context.now;
    return stands ? { kind: "join" } : { kind: "move", endOld: true, carried };
  }
  if (isFinal(row.state)) return decideAfterEnd(pair, row, context);
  if (pair.slot.epoch !== context.epoch) return { kind: "move", endOld: true, carried };
  if (joins(row, pair)) return { kind: "joined" };
  if (row.state === "planned" && row.fence === 0) return { kind: "join" };
  return { kind: "move", endOld: false, carried };
}

function decideAfterEnd(pair: Pair, row: Row, context: PairContext): PairDecision {
  const entry = row.carried.find((one) => one.vacancyId === pair.vacancyId);
  const now = entry?.why === "quota";
  // The address refused the message that told it: told again only when there is another address.
  const refused =
    row.state === "failed" &&
    row.addressMark === context.addressMark &&
    row.mailed.includes(pair.vacancyId);
  if (refused) return { kind: "accepted-end" };
  return { kind: "move", endOld: false, carried: { before: pair.carriedBefore || now, now } };
}
