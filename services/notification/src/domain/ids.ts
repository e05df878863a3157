import type { Match } from "@raakvlak/contracts";
import type { Slot } from "./slot.ts";

/**
 * Ids derived from what they name, so that whoever comes twice writes the same document. They carry the candidate's
 * pseudonym instead of the id: they reach Redis, logs and mail headers.
 */

export function rowIdOf(candidateRef: string, slot: Pick<Slot, "kind" | "epoch" | "key">): string {
  return `${candidateRef}.${slot.kind}.${slot.epoch}.${slot.key}`;
}

/** The slot key of a message that a pair's attempt opened. */
export function openedKey(vacancyId: string, attempt: number): string {
  return `${vacancyId}.${attempt}`;
}

export function pairIdOf(candidateId: string, vacancyId: string): string {
  return `${candidateId}.${vacancyId}`;
}

export function sendJobId(rowId: string): string {
  return `send.${rowId}`;
}

export function placeJobId(candidateRef: string, match: Match): string {
  const versions = `${match.vacancyVersion}.${match.profileVersion}.${match.alertsEpoch}`;
  return `place.${candidateRef}.${match.vacancyId}.${versions}`;
}

export function announceJobId(candidateRef: string, list: string, count: number): string {
  return `announce.${candidateRef}.${list}.${count}`;
}

export function reassessJobId(candidateRef: string, version: number): string {
  return `reassess.${candidateRef}.${version}`;
}
