import { isDeepStrictEqual } from "node:util";
import type { Purpose } from "@raakvlak/contracts";
import type { ConsentRecord } from "../domain/consent.ts";
import { grantsOf, purposesOf } from "../domain/profile-state.ts";
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
const noConsents: ConsentDocument = {
  revision: 0,
  records: {},
  visible: { profile: 0, subscription: 0 },
};

/** The document with one record changed; `visible` follows only where profile or subscription will say something else. */
function withRecord(
  current: ConsentDocument,
  purpose: Purpose,
  record: ConsentRecord,
): ConsentDocument {
  const revision = current.revision + 1;
  const records = { ...current.records, [purpose]: record };
  const same = (say: typeof purposesOf | typeof grantsOf) =>
    isDeepStrictEqual(say(current.records), say(records));
  const { profile, subscription } = current.visible;
  return {
    revision,
    records,
    visible: {
      profile: same(purposesOf) ? profile : revision,
      subscription: same(grantsOf) ? subscription : revision,
    },
  };
}

const isVisible = ({ revision, visible }: ConsentDocument) =>
  visible.profile === revision || visible.subscription === revision;

/**
 * Changes one purpose on condition of what was read, then brings the topics in step. A crash in between leaves a due
 * job that finishes it.
 */
export function createChangeConsent(needs: ChangeConsentNeeds): ChangeConsent {
  return async (candidateId, purpose, decide) => {
    for (let attempt = 0; attempt < lostRacesMaximum; attempt += 1) {
      const current = (await needs.consents.find(candidateId)) ?? noConsents;
      const record = decide(current.records[purpose]);
      if (record === undefined) return { record: current.records[purpose], changed: false };
      const next = withRecord(current, purpose, record);
      if (isVisible(next)) await needs.toApply.remember(candidateId, next.revision);
      if (!(await needs.consents.replace(candidateId, current.revision, next))) continue;
      if (isVisible(next)) {
        await needs.applyConsents(candidateId);
        await needs.toApply.done(candidateId, next.revision);
      }
      return { record, changed: true };
    }
    throw new Error(
      `the consents of one candidate changed ${lostRacesMaximum} times while they were being changed`,
    );
  };
}
