import type { Consent } from "@raakvlak/contracts";
import { confirmConsent, consentOf, type ConsentRecord } from "../domain/consent.ts";
import type { ChangeConsent } from "./change-consent.ts";
import type { CompleteGrant } from "./complete-grant.ts";
import type { ConfirmationTokens } from "./grant-consent.ts";

interface Needs {
  changeConsent: ChangeConsent;
  completeGrant: CompleteGrant;
  tokens: ConfirmationTokens;
  /** Remembers that this grant still has to be completed, before anything is written; `done` forgets it. */
  toComplete: {
    remember(candidateId: string, epoch: number): Promise<void>;
    done(candidateId: string, epoch: number): Promise<void>;
  };
  isUnreachable: (error: unknown) => boolean;
  now: () => Date;
}

export type Confirmation =
  | { result: "confirmed"; candidateId: string; consent: Consent }
  /** Not a token of ours, or one of a request that was withdrawn or replaced. */
  | { result: "stale" };

export type ConfirmConsent = (token: string) => Promise<Confirmation>;

/**
 * The second half of the double opt-in. While notification can not be asked the consent stands as
 * `awaiting-notification`, said to the caller, and a due job completes it. Following the link again changes nothing.
 */
export function createConfirmConsent(needs: Needs): ConfirmConsent {
  /** As `asked` while notification can not be asked. */
  async function complete(candidateId: string, asked: ConsentRecord) {
    try {
      return await needs.completeGrant(candidateId);
    } catch (error) {
      if (!needs.isUnreachable(error)) throw error;
      return asked;
    }
  }

  return async (token) => {
    const subject = needs.tokens.read(token);
    if (subject === undefined) return { result: "stale" };
    const { candidateId, epoch } = subject;
    const at = needs.now().toISOString();
    await needs.toComplete.remember(candidateId, epoch);
    const { record: asked } = await needs.changeConsent(candidateId, "alerts", (current) =>
      confirmConsent(current, epoch, at),
    );
    const record =
      asked?.state === "awaiting-notification" ? await complete(candidateId, asked) : asked;
    if (record?.state !== "awaiting-notification") await needs.toComplete.done(candidateId, epoch);
    if (record === undefined || !isConfirmed(record, epoch)) return { result: "stale" };
    return { result: "confirmed", candidateId, consent: consentOf("alerts", record) };
  };
}

function isConfirmed({ state, epoch }: ConsentRecord, requestEpoch: number): boolean {
  return (state === "awaiting-notification" || state === "granted") && epoch >= requestEpoch;
}
