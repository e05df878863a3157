import type { Purpose } from "@raakvlak/contracts";
import type { ConsentRecord } from "../domain/consent.ts";
import type { ApplyConsents, ConsentDocument } from "./apply-consents.ts";

export interface ConsentStore {
  find(candidateId: string): Promise<ConsentDocument | undefined>;
  /** Writes `next` when the stored revision is still `revision` (0: not stored yet); false when somebody was faster. */
  replace(candidateId: string, revision: number, next: ConsentDocument): Promise<boolean>;
}

export interface ChangeConsentNeeds {
  consents: ConsentStore;
  applyConsents: ApplyConsents;
  /** Remembers, before the write, that the consents of this candidate have to be applied; `done` forgets it again. */
  toApply: {
    remember(candidateId: string, revision: number): Promise<void>;
    done(candidateId: string, revision: number): Promise<void>;
  };
}

/** Returns the record as it stands afterwards, and whether this call changed it. */
export type ChangeConsent = (
  candidateId: string,
  purpose: Purpose,
  decide: (record: ConsentRecord | undefined) => ConsentRecord | undefined,
) => Promise<{ record: ConsentRecord | undefined; changed: boolean }>;

const lostRacesMaximum = 20;

/**
 * Changes one purpose on condition of what was read, then brings the topics in step. A crash in between leaves a due
 * job that finishes it.
 */
export function createChangeConsent(needs: ChangeConsentNeeds): ChangeConsent {
  return async (candidateId, purpose, decide) => {
    for (let attempt = 0; attempt < lostRacesMaximum; attempt += 1) {
      const current = (await needs.consents.find(candidateId)) ?? { revision: 0, records: {} };
      const record = decide(current.records[purpose]);
      if (record === undefined) return { record: current.records[purpose], changed: false };
      const next = {
        revision: current.revision + 1,
        records: { ...current.records, [purpose]: record },
      };
      await needs.toApply.remember(candidateId, next.revision);
      if (await needs.consents.replace(candidateId, current.revision, next)) {
        await needs.applyConsents(candidateId);
        await needs.toApply.done(candidateId, next.revision);
        return { record, changed: true };
      }
    }
    throw new Error(
      `the consents of one candidate changed ${lostRacesMaximum} times while they were being changed`,
    );
  };
}
