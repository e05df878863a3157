import type { Consent } from "@raakvlak/contracts";
import { consentOf, withdrawConsent } from "../domain/consent.ts";
import type { ChangeConsent } from "./change-consent.ts";
import type { GrantRequest } from "./grant-consent.ts";
import type { RefuseAlerts } from "./refuse-alerts.ts";

interface Needs {
  changeConsent: ChangeConsent;
  refuseAlerts: RefuseAlerts;
  now: () => Date;
}

export type WithdrawConsent = (
  candidateId: string,
  request: GrantRequest,
) => Promise<{ state: "done" | "pending"; consent?: Consent }>;

/** Ends a purpose. For alerts notification is asked first, so that "done" is true when it is said (invariant 5). */
export function createWithdrawConsent({
  changeConsent,
  refuseAlerts,
  now,
}: Needs): WithdrawConsent {
  return async (candidateId, { purpose, wordingVersion, how }) => {
    const state = purpose === "alerts" ? await refuseAlerts(candidateId) : "done";
    const decision = { wordingVersion, how, at: now().toISOString() };
    const { record } = await changeConsent(candidateId, purpose, (current) =>
      withdrawConsent(current, decision),
    );
    return record === undefined ? { state } : { state, consent: consentOf(purpose, record) };
  };
}
