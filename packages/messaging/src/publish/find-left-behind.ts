import type { Clock } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import type { Intent } from "./intent.ts";

export interface LeftBehind {
  /** Intents that nobody has settled for a while and orphans whose time has come; with `evenFresh` all that there are. */
  find(evenFresh: boolean): Promise<Intent[]>;
}

/** Fresh intents are in the hands of their writer's own relay: taking them too would publish everything twice. */
const freshForMs = 1_000;
const batchLimit = 500;
const orphanLimit = 100;

export function createLeftBehind(
  pending: mongo.Collection<Intent>,
  collections: readonly string[],
  clock: Clock,
): LeftBehind {
  // By the monotonic clock of this process: no two wall clocks are compared.
  let firstSeenMs = new Map<string, number>();
  const ours = { collection: { $in: [...collections] } };
  return {
    async find(evenFresh) {
      const nowMs = clock.monotonicMs();
      const open = await pending
        .find({ ...ours, waiting: { $exists: false } })
        .limit(batchLimit)
        .toArray();
      firstSeenMs = new Map(open.map(({ _id }) => [_id, firstSeenMs.get(_id) ?? nowMs]));
      const left = open.filter(
        ({ _id }) => evenFresh || nowMs - (firstSeenMs.get(_id) ?? nowMs) >= freshForMs,
      );
      // Outside the batch limit: dead writers' intents must not crowd out the living ones'.
      const orphans = await pending
        .find({ ...ours, "waiting.lookAgainAt": { $lte: clock.now() } })
        .limit(orphanLimit)
        .toArray();
      return [...left, ...orphans];
    },
  };
}
