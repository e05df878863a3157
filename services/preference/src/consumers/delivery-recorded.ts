import type { Delivery } from "@raakvlak/contracts";
import { done, skipped, type Fact, type Outcome } from "@raakvlak/messaging";
import type { HearRefusal } from "../use-cases/hear-refusal.ts";

/** Deliveries: an unsubscription ends the grant that it hit; what else became of mail is not ours to keep. */
export function createDeliveryRecorded(hearRefusal: HearRefusal) {
  return async function deliveryRecorded({ data }: Fact<Delivery>): Promise<Outcome> {
    if (data?.outcome !== "unsubscribed") return skipped("no refusal");
    return (await hearRefusal(data)) ? done() : skipped("no grant that it could end");
  };
}
