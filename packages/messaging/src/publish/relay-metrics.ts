import { type Clock, metrics } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import type { Intent } from "./intent.ts";

/** What operators see of `pending`. */
export function publishRelayMetrics(
  pending: mongo.Collection<Intent>,
  collections: readonly string[],
  { clock, count }: { clock: Clock; count: () => Promise<number> },
): Disposable[] {
  // Those of dead writers wait for nothing: they vanish with the next change of their document.
  const open = { collection: { $in: [...collections] }, waiting: { $exists: false } };
  return [
    metrics.gauge("raakvlak_relay_pending_intents", count),
    metrics.gauge("raakvlak_relay_oldest_intent_age_seconds", async () => {
      const [oldest] = await pending
        .aggregate<{ at: Date | null }>([
          { $match: open },
          { $group: { _id: null, at: { $min: "$storedAt" } } },
        ])
        .toArray();
      return oldest?.at ? Math.max(0, clock.now().getTime() - oldest.at.getTime()) / 1_000 : 0;
    }),
  ];
}
