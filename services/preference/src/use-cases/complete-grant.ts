import { completeGrant, type ConsentRecord, type RefusalCount } from "../domain/consent.ts";
import type { ChangeConsent } from "./change-consent.ts";

export interface RefusalCounts {
  /** Notification's count for the alerts list; throws when notification can not be asked. */
  read(candidateId: string): Promise<RefusalCount>;
}

interface Needs {
  changeConsent: ChangeConsent;
  refusalCounts: RefusalCounts;
  now: () => Date;
}

export type CompleteGrant = (candidateId: string) => Promise<ConsentRecord | undefined>;

/**
 * Turns a confirmed request into a grant that carries notification's present count of refusals (protocol E1). A refusal
 * between the answer and our write makes the number stale, and notification mails nothing under it.
 */
export function createCompleteGrant({ changeConsent, refusalCounts, now }: Needs): CompleteGrant {
  return async (candidateId) => {
    const count = await refusalCounts.read(candidateId);
    const { record } = await changeConsent(candidateId, "alerts", (current) =>
      completeGrant(current, count, now().toISOString()),
    );
    return record;
  };
}
