import type { Subscription } from "@raakvlak/contracts";
import { done, rejected, type Fact, type Outcome } from "@raakvlak/messaging";
import { isTimeZone } from "../domain/zoned-time.ts";
import type { KeepSubscriptions } from "../use-cases/keep-subscriptions.ts";
import type { SubscriptionState } from "../use-cases/recipient-store.ts";

/** Subscriptions, in bulk: whom to mail, how and when. A tombstone ends the mail and keeps the version. */
export function createSubscriptionChanged(keepSubscriptions: KeepSubscriptions) {
  return async function subscriptionChanged(
    facts: readonly Fact<Subscription>[],
  ): Promise<readonly Outcome[]> {
    const outcomes = facts.map(judge);
    const good = facts.filter((_, at) => outcomes[at]?.kind === "done");
    await keepSubscriptions(good.map(stateOf));
    return outcomes;
  };
}

function judge({ data }: Fact<Subscription>): Outcome {
  // A time zone that this machine does not know: rather no mail than mail at the wrong hour.
  if (data && !isTimeZone(data.timeZone)) return rejected("timeZone: not known here");
  return done();
}

function stateOf({ key, stateVersion = 0, data }: Fact<Subscription>): SubscriptionState {
  return { candidateId: key, version: stateVersion, ...(data && { subscription: data }) };
}
