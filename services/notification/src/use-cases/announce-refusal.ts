import type { Clock } from "@raakvlak/runtime";
import type { Recipient } from "../domain/recipient.ts";
import type { DeliveryLog } from "./delivery-log.ts";
import type { JobBook } from "./job-book.ts";
import type { RecipientStore } from "./recipient-store.ts";

export interface AnnouncingDependencies {
  readonly clock: Clock;
  readonly recipients: RecipientStore;
  readonly deliveries: DeliveryLog;
  readonly jobs: JobBook;
  readonly candidateRef: (candidateId: string) => string;
}

/** Tells preference of the recipient's refusals, once per count, through the facts' outbox. */
export async function announceRefusal(
  deps: AnnouncingDependencies,
  recipient: Recipient,
): Promise<void> {
  const { candidateId, refusals } = recipient;
  const { count, refusedThrough, how = "site" } = refusals;
  if (count > refusals.announced) {
    const at = (refusals.refusedAt ?? deps.clock.now()).toISOString();
    const about = { candidateId, at, list: "alerts", refusals: count, refusedThrough } as const;
    await deps.deliveries.record(
      { outcome: "unsubscribed", ...about, how },
      { job: `refusal.${deps.candidateRef(candidateId)}`, version: count },
    );
    await deps.recipients.announced(candidateId, count);
  }
  await deps.jobs.announced(candidateId, count);
}

/** A refusal that was planned and not written this long after will never be: its request is gone. */
const abandonedAfterMs = 24 * 3_600_000;

/** The fallback job: announces the count once it is written. Returns when to look again; undefined: done. */
export function createAnnouncePlanned(deps: AnnouncingDependencies) {
  return async (
    candidateId: string,
    count: number,
    plannedAt: Date,
  ): Promise<{ inMs: number } | undefined> => {
    const recipient = await deps.recipients.get(candidateId);
    if (recipient && recipient.refusals.count >= count) {
      await announceRefusal(deps, recipient);
      return undefined;
    }
    const ageMs = deps.clock.now().getTime() - plannedAt.getTime();
    // Its writer may still wake up: look more and more rarely, like an intent above its document's version.
    return ageMs >= abandonedAfterMs ? undefined : { inMs: Math.max(ageMs, 5_000) };
  };
}

export type AnnouncePlanned = ReturnType<typeof createAnnouncePlanned>;
