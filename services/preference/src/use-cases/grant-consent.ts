import type { Consent, Purpose } from "@raakvlak/contracts";
import { consentOf, requestConsent, type ConsentRecord } from "../domain/consent.ts";
import type { ChangeConsent } from "./change-consent.ts";

export interface ConfirmationTokens {
  /** A token that proves access to the mailbox it was sent to; bound to the candidate and to this very request. */
  sign(subject: { candidateId: string; epoch: number }): string;
  /** Undefined: forged or damaged. */
  read(token: string): { candidateId: string; epoch: number } | undefined;
}

interface Needs {
  changeConsent: ChangeConsent;
  tokens: ConfirmationTokens;
  now: () => Date;
}

export interface GrantRequest {
  purpose: Purpose;
  wordingVersion: string;
  how: string;
}

export type GrantConsent = (
  candidateId: string,
  request: GrantRequest,
) => Promise<{ consent: Consent; confirmationToken?: string }>;

/** Gives a consent. For alerts it only asks for one: the token has to come back from the candidate's mailbox. */
export function createGrantConsent({ changeConsent, tokens, now }: Needs): GrantConsent {
  return async (candidateId, { purpose, wordingVersion, how }) => {
    const decision = { wordingVersion, how, at: now().toISOString() };
    const { record } = await changeConsent(candidateId, purpose, (current) =>
      requestConsent(current, purpose, decision),
    );
    const standing = record as ConsentRecord; // after a request there is always a record
    const consent = consentOf(purpose, standing);
    if (standing.state !== "awaiting-confirmation") return { consent };
    return { consent, confirmationToken: tokens.sign({ candidateId, epoch: standing.epoch }) };
  };
}
