import type { Recipient } from "../domain/recipient.ts";
import type { JobBook } from "./job-book.ts";
import type { RecipientStore, SubscriptionState } from "./recipient-store.ts";

export interface KeepSubscriptionsDependencies {
  readonly recipients: RecipientStore;
  readonly jobs: JobBook;
  readonly erasedAmong: (candidateIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** Takes over what preference published. What is planned already is looked at again when the change may move or end it. */
export function createKeepSubscriptions(deps: KeepSubscriptionsDependencies) {
  const { recipients, jobs } = deps;
  return async (published: readonly SubscriptionState[]): Promise<void> => {
    const states = await withoutErased(deps, published);
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

/** The tombstone that ends an erasure names the person once more: it must not leave a document behind. */
async function withoutErased(
  { erasedAmong }: KeepSubscriptionsDependencies,
  states: readonly SubscriptionState[],
): Promise<readonly SubscriptionState[]> {
  const ended = states.filter((state) => !state.subscription);
  if (ended.length === 0) return states;
  const erased = await erasedAmong(ended.map((state) => state.candidateId));
  return states.filter((state) => !erased.has(state.candidateId));
}

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
