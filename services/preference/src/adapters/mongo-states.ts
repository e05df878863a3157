import { createStateOwner, type StateDocument, type StateOwner } from "@raakvlak/messaging";
import {
  profileChanged,
  profileCreated,
  profilesTopic,
  subscriptionChanged,
  subscriptionCreated,
  subscriptionsTopic,
} from "@raakvlak/contracts";
import type { Clock, Database } from "@raakvlak/runtime";
import {
  profileOf,
  subscriptionOf,
  type ProfileState,
  type SubscriptionState,
} from "../domain/profile-state.ts";

export type ProfileDocument = StateDocument & ProfileState;
export type SubscriptionDocument = StateDocument & SubscriptionState;

interface Needs {
  database: Database;
  clock: Clock;
}

/** The documents behind the `profiles` topic. */
export function createProfileOwner(needs: Needs): StateOwner<ProfileDocument> {
  return createStateOwner<ProfileDocument>({
    ...needs,
    collection: "profiles",
    topic: profilesTopic,
    toRecord: (document) => {
      const data = profileOf(document._id, document.version, document);
      return data === undefined
        ? "tombstone"
        : { event: document.version === 1 ? profileCreated : profileChanged, data };
    },
  });
}

/** The documents behind the `subscriptions` topic. */
export function createSubscriptionOwner(needs: Needs): StateOwner<SubscriptionDocument> {
  return createStateOwner<SubscriptionDocument>({
    ...needs,
    collection: "subscriptions",
    topic: subscriptionsTopic,
    toRecord: (document) => {
      const data = subscriptionOf(document._id, document.version, document);
      return data === undefined
        ? "tombstone"
        : { event: document.version === 1 ? subscriptionCreated : subscriptionChanged, data };
    },
  });
}
