import type { ConsentRecords } from "../domain/consent.ts";
import {
  emptyProfile,
  emptySubscription,
  grantsOf,
  purposesOf,
  type ProfileState,
  type SubscriptionState,
} from "../domain/profile-state.ts";

export interface ConsentDocument {
  revision: number;
  records: ConsentRecords;
  /** The last revision that changed what the profile, and what the subscription, says: most steps change only one. */
  visible: { profile: number; subscription: number };
}

/** A store of versioned states: `decide` gets the present one and returns the next, or undefined for no change. */
export interface States<State> {
  change(id: string, decide: (current: State | undefined) => State | undefined): Promise<unknown>;
}

export interface ApplyConsentsNeeds {
  consents: { find(candidateId: string): Promise<ConsentDocument | undefined> };
  profiles: States<ProfileState>;
  subscriptions: States<SubscriptionState>;
  now: () => Date;
}

export type ApplyConsents = (candidateId: string) => Promise<void>;

/** Revisions in between that changed nothing here say the same, so whoever comes late with one of them writes nothing either. */
function followConsents<State extends { consentsRevision: number; erased: boolean }>(
  current: State,
  next: Partial<State>,
): State | undefined {
  if (current.erased || current.consentsRevision >= (next.consentsRevision ?? 0)) return undefined;
  return { ...current, ...next };
}

/**
 * Brings what the topics say of a candidate in step with the consents as they stand. May run any number of times, in
 * any order, by anyone: an older revision of the consents never overwrites a newer one.
 */
export function createApplyConsents(needs: ApplyConsentsNeeds): ApplyConsents {
  return async (candidateId) => {
    const consents = await needs.consents.find(candidateId);
    if (consents === undefined) return;
    const { records, visible } = consents;
    const purposes = purposesOf(records);
    const grants = grantsOf(records);
    // Mail first: what was refused must not wait for the profile.
    await needs.subscriptions.change(candidateId, (current) =>
      followConsents(current ?? emptySubscription, {
        grants,
        consentsRevision: visible.subscription,
      }),
    );
    await needs.profiles.change(candidateId, (current) =>
      followConsents(current ?? emptyProfile(needs.now().toISOString()), {
        purposes,
        consentsRevision: visible.profile,
      }),
    );
  };
}
