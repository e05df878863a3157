import type { Recipient } from "../domain/recipient.ts";
import type { PlaceMatchDependencies } from "./place-match.ts";
import type { ReplacePairs } from "./replace-pairs.ts";

export interface ReassessDependencies extends PlaceMatchDependencies {
  readonly replacePairs: ReplacePairs;
}

const notHeldYetMs = 1_000;
const carryWaitMs = 500;
const abandonedAfterMs = 24 * 3_600_000;

/**
 * After a change of the subscription: open messages are looked at again under the new cadence and grant, and what the old
 * address refused is told at the new one. Returns when to come again; undefined: done.
 */
export function createReassessRecipient(deps: ReassessDependencies) {
  return async (
    candidateId: string,
    version: number,
    plannedAt: Date,
  ): Promise<{ inMs: number; reason: string } | undefined> => {
    const recipient = await deps.recipients.get(candidateId);
    if (!recipient || recipient.version < version) {
      const ageMs = deps.clock.now().getTime() - plannedAt.getTime();
      return ageMs < abandonedAfterMs
        ? { inMs: Math.max(notHeldYetMs, ageMs), reason: "version-not-held-yet" }
        : undefined;
    }
    await deps.jobs.wakeSends(recipient.openRows);
    return tellAtNewAddress(deps, recipient);
  };
}

export type ReassessRecipient = ReturnType<typeof createReassessRecipient>;

async function tellAtNewAddress(
  deps: ReassessDependencies,
  recipient: Recipient,
): Promise<{ inMs: number; reason: string } | undefined> {
  const { candidateId, subscription, failedRows } = recipient;
  if (!subscription || failedRows.length === 0) return undefined;
  const mark = deps.addressMark(subscription.address);
  for (const row of (await deps.rows.getMany(failedRows)).values()) {
    if (row.addressMark === mark) continue;
    const vacancyIds = [...new Set(row.joiners.map((joiner) => joiner.vacancyId))];
    const waitsFor = await deps.replacePairs(candidateId, vacancyIds);
    if (waitsFor) return { inMs: carryWaitMs, reason: waitsFor };
    await deps.recipients.forgetFailedRow(candidateId, row.id);
  }
  return undefined;
}
