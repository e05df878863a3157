import { metrics } from "../metrics/metrics.ts";
import { sharedReading } from "../metrics/shared-reading.ts";
import type { DueStats } from "./due-store.ts";

/** What operators see of a due collection. */
export function publishDueMetrics(store: string, read: () => Promise<DueStats>): Disposable[] {
  const stats = sharedReading(read);
  return [
    metrics.gauge("raakvlak_due_jobs", async () => {
      const { waiting, due, parked } = await stats();
      return [
        { value: due, labels: { store, state: "due" } },
        { value: waiting - due, labels: { store, state: "later" } },
        { value: parked, labels: { store, state: "parked" } },
      ];
    }),
    metrics.gauge("raakvlak_due_oldest_age_seconds", async () => [
      { value: (await stats()).oldestDueAgeMs / 1_000, labels: { store } },
    ]),
  ];
}
