import {
  createMemoryPairs,
  createMemoryRows,
  createMemoryVacancies,
} from "../../adapters/memory-ledger.ts";
import { createMemoryRecipients, type MemoryRecipients } from "../../adapters/memory-recipients.ts";
import type { Recipient } from "../../domain/recipient.ts";
import type { SubscriptionState } from "../recipient-store.ts";
import type { RowStore } from "../row-store.ts";
import type { Faults } from "./fault.ts";
import type { Scheduler } from "./scheduler.ts";

/** The stores in memory, with rules switched off where a fault is planted, and a note of when each message was claimed. */
export function createModelStores({ step, steps }: Scheduler, faults: Faults) {
  const rows = createMemoryRows(step);
  const recipients = createMemoryRecipients(step);
  /** Message and fence to the step of the claim. */
  const claimedAt = new Map<string, number>();
  const watched: RowStore = {
    ...rows,
    async move(seen, to, patch) {
      const held = rows.all().find((row) => row.id === seen.id);
      const claim = faults.has("fence-ignored") && held ? held : seen;
      const moved = await rows.move(claim, to, patch);
      if (moved && to === "claimed") claimedAt.set(`${moved.id}#${moved.fence}`, steps());
      return moved;
    },
    async endUnwritten(row, reason, now) {
      if (!faults.has("unwritten-not-ended")) return rows.endUnwritten(row, reason, now);
      await step();
      return true;
    },
  };
  return {
    claimedAt,
    allRows: rows.all,
    peek: recipients.peek,
    rows: watched,
    recipients: withFaults(recipients, faults),
    pairs: createMemoryPairs(step),
    vacancies: createMemoryVacancies(step),
  };
}

function withFaults(recipients: MemoryRecipients, faults: Faults): MemoryRecipients {
  return {
    ...recipients,
    listRow: async (candidateId, rowId, gathering) =>
      recipients.listRow(
        candidateId,
        faults.has("rows-not-listed") ? "elsewhere" : rowId,
        gathering,
      ),
    putSubscriptions: async (states) =>
      recipients.putSubscriptions(
        faults.has("refusals-not-counted")
          ? states.map((state) => withCount(state, recipients.peek(state.candidateId)))
          : states,
      ),
  };
}

/** Takes over a grant as if it had known of every refusal. */
function withCount(state: SubscriptionState, held: Recipient | undefined): SubscriptionState {
  const { subscription } = state;
  const alerts = subscription?.grants.alerts;
  if (!subscription || alerts?.state !== "granted") return state;
  const carriedRefusals = held?.refusals.count ?? 0;
  const grants = { alerts: { ...alerts, carriedRefusals } };
  return { ...state, subscription: { ...subscription, grants } };
}
