import {
  erasedProfile,
  erasedSubscription,
  type ProfileState,
  type SubscriptionState,
} from "../domain/profile-state.ts";
import type { States } from "./apply-consents.ts";
import type { RefuseAlerts } from "./refuse-alerts.ts";

/** The services that hold something of a candidate and answer an erasure with a receipt. */
export const holders = ["matching", "notification"] as const;
export type Holder = (typeof holders)[number];

interface Needs {
  marks: { mark(candidateId: string): Promise<void> };
  refuseAlerts: RefuseAlerts;
  consents: { remove(candidateId: string): Promise<number> };
  profiles: States<ProfileState>;
  subscriptions: States<SubscriptionState>;
  /** Remembers that this service still owes a receipt. */
  toErase: { remember(candidateId: string, holder: Holder): Promise<void> };
  now: () => Date;
}

export type EraseSubject = (
  candidateId: string,
) => Promise<{ erasedAt: string; removed: Record<string, number> }>;

/** One state becomes a stub, whose tombstone follows; resolves to how many documents lost their content. */
async function eraseState<State extends { erased: boolean }>(
  states: States<State>,
  candidateId: string,
  stub: State,
): Promise<number> {
  let removed = 0;
  await states.change(candidateId, (current) => {
    removed = current === undefined || current.erased ? 0 : 1;
    return removed === 0 ? undefined : stub;
  });
  return removed;
}

/**
 * Erases a person here and has every other holder do so (protocol F): refused first, marked before deleting, so that
 * whatever comes later is dropped. Safe to repeat; a crash anywhere is finished by the due jobs or by asking again.
 */
export function createEraseSubject(needs: Needs): EraseSubject {
  return async (candidateId) => {
    for (const holder of holders) await needs.toErase.remember(candidateId, holder);
    await needs.refuseAlerts(candidateId, "erasure");
    await needs.marks.mark(candidateId);
    const removed = {
      subscriptions: await eraseState(needs.subscriptions, candidateId, erasedSubscription),
      profiles: await eraseState(needs.profiles, candidateId, erasedProfile),
      consents: await needs.consents.remove(candidateId),
    };
    return { erasedAt: needs.now().toISOString(), removed };
  };
}
