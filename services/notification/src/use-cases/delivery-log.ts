import type { Delivery } from "@raakvlak/contracts";

export interface DeliveryLog {
  /** Stores the fact durably for the relay; the same fact of the same cause is stored once. Never waits for the broker. */
  record(delivery: Delivery, cause: { job: string; version: number }): Promise<void>;
}
