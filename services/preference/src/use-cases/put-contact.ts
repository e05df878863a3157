import { isDeepStrictEqual } from "node:util";
import type { Contact } from "@raakvlak/contracts";
import { emptySubscription, type SubscriptionState } from "../domain/profile-state.ts";
import type { States } from "./apply-consents.ts";

interface Needs {
  subscriptions: States<SubscriptionState>;
}

export type PutContact = (candidateId: string, contact: Contact) => Promise<"saved" | "erased">;

/** Sets where and how often somebody is mailed; the same values again change nothing. */
export function createPutContact({ subscriptions }: Needs): PutContact {
  return async (candidateId, contact) => {
    let result: "saved" | "erased" = "saved";
    await subscriptions.change(candidateId, (stored) => {
      const current = stored ?? emptySubscription;
      result = current.erased ? "erased" : "saved";
      return current.erased || isDeepStrictEqual(current.contact, contact)
        ? undefined
        : { ...current, contact };
    });
    return result;
  };
}
