import { deliveryRecorded } from "@raakvlak/contracts";
import type { FactOutbox } from "@raakvlak/messaging";
import { metrics } from "@raakvlak/runtime";
import type { DeliveryLog } from "../use-cases/delivery-log.ts";

const outcomes = metrics.counter("raakvlak_deliveries_total");

/** Deliveries through the facts' outbox: stored here, published by the relay when the broker is there. */
export function createOutboxDeliveryLog(outbox: FactOutbox): DeliveryLog {
  return {
    async record(delivery, cause) {
      await outbox.store(deliveryRecorded, [delivery], cause);
      outcomes.add(1, { outcome: delivery.outcome });
    },
  };
}
