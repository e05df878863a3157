import type { Clock } from "@raakvlak/runtime";
import type { RecipientStore } from "./recipient-store.ts";
import type { Refuse } from "./refuse.ts";
import type { SubjectHoldings } from "./subject-holdings.ts";

export interface EraseDependencies {
  readonly clock: Clock;
  readonly recipients: Pick<RecipientStore, "get">;
  readonly refuse: Refuse;
  readonly mark: (candidateId: string) => Promise<void>;
  readonly holdings: SubjectHoldings;
}

export type Erasure =
  | { readonly kind: "erased"; readonly at: Date; readonly removed: Record<string, number> }
  /** A message is being handed over: ask again. */
  | { readonly kind: "pending" };

/**
 * Protocol F: refuse, mark, delete. Idempotent; the mark stays, so that whatever comes later of this person is dropped,
 * waiting jobs included.
 */
export function createEraseSubject(deps: EraseDependencies) {
  return async (candidateId: string): Promise<Erasure> => {
    const known = await deps.recipients.get(candidateId);
    if (known) {
      const refusal = await deps.refuse(candidateId, "alerts", "erasure");
      if (refusal.state === "pending") return { kind: "pending" };
    }
    await deps.mark(candidateId);
    const removed = await deps.holdings.remove(candidateId);
    return { kind: "erased", at: deps.clock.now(), removed };
  };
}

export type EraseSubject = ReturnType<typeof createEraseSubject>;
