import type { Recipient } from "../domain/recipient.ts";
import type { JobBook } from "./job-book.ts";
import type { RecipientStore, SubscriptionState } from "./recipient-store.ts";

export interface KeepSubscriptionsDependencies {
  readonly recipients: RecipientStore;
  readonly jobs: JobBook;
}

/** Takes over what preference published. What is planned already is looked at again when the change may move or end it. */
export function createKeepSubscriptions({ recipients, jobs }: KeepSubscriptionsDependencies) {
  return async (states: readonly SubscriptionState[]): Promise<void> => {
    const held = await recipients.getMany(states.map((state) => state.candidateId));
    for (const state of states) {
      const before = held.get(state.candidateId);
      // Before the write: after it a crash would leave nobody who knows that something changed.
      if (before && concernsPlanned(before, state))
        await jobs.planReassessment(state.candidateId, state.version);
    }
    await recipients.putSubscriptions(states);
  };
}

export type KeepSubscriptions = ReturnType<typeof createKeepSubscriptions>;

function concernsPlanned(before: Recipient, after: SubscriptionState): boolean {
  if (before.version >= after.version) return false;
  if (before.openRows.length === 0 && before.failedRows.length === 0) return false;
  return fingerprint(before.subscription) !== fingerprint(after.subscription);
}

function fingerprint(subscription: SubscriptionState["subscription"]): string {
  if (!subscription) return "";
  const { cadence, timeZone, grants, address } = subscription;
  return JSON.stringify([cadence, timeZone, grants, address]);
}
