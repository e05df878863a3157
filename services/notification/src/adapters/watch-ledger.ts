import { type Clock, type Database, metrics } from "@raakvlak/runtime";

/** Counting reads the whole ledger: never more often, and never more than a tenth of the time. */
const everyMs = 60_000;
const restFactor = 10;

/** Shows how many messages stand in each state. */
export function watchLedger({ connection }: Database, clock: Clock): Disposable {
  let counted: readonly { _id: string; count: number }[] = [];
  let nextMs = Number.NEGATIVE_INFINITY;
  return metrics.gauge("raakvlak_ledger_rows", async () => {
    const beganMs = clock.monotonicMs();
    if (beganMs >= nextMs) {
      nextMs = beganMs + everyMs;
      counted = await connection
        .collection("rows")
        .aggregate<{ _id: string; count: number }>([
          { $group: { _id: "$state", count: { $sum: 1 } } },
        ])
        .toArray();
      const tookMs = clock.monotonicMs() - beganMs;
      nextMs = clock.monotonicMs() + Math.max(everyMs, tookMs * restFactor);
    }
    return counted.map(({ _id: state, count }) => ({ value: count, labels: { state } }));
  });
}
