import { metrics } from "@raakvlak/runtime";
import type { ParkedStore } from "../parked/parked-store.ts";

/** What a consumer group has set aside, and which keys wait for a readable state. */
export function publishParkedMetrics(group: string, parked: ParkedStore): Disposable[] {
  return [
    metrics.gauge("raakvlak_parked_messages", async () => [
      { value: (await parked.countOf(group)).parked, labels: { group } },
    ]),
    metrics.gauge("raakvlak_held_keys", async () => [
      { value: (await parked.countOf(group)).held, labels: { group } },
    ]),
  ];
}
