import type { Clock } from "@raakvlak/runtime";
import type { EachBatchPayload } from "kafkajs";

export interface Membership extends AsyncDisposable {
  /** The group rebalances or has given us up: stop early, what is not settled goes on elsewhere. */
  isLost(): boolean;
  /** Somebody noticed in another way. */
  lose(): void;
}

type Payload = Pick<EachBatchPayload, "heartbeat" | "isRunning" | "isStale">;

/** Heartbeats while a batch is worked on, however long that takes: kafkajs itself only sends them between batches. */
export function keepMembership(
  payload: Payload,
  { clock, everyMs }: { readonly clock: Clock; readonly everyMs: number },
): Membership {
  let lost = false;
  const beat = clock.every(everyMs, () => payload.heartbeat(), { onError: () => (lost = true) });
  return {
    isLost: () => lost || !payload.isRunning() || payload.isStale(),
    lose: () => (lost = true),
    [Symbol.asyncDispose]: () => beat[Symbol.asyncDispose](),
  };
}
