import { preferenceRoutes, purposeSchema, type Wishes } from "@raakvlak/contracts";
import { bindRoute, httpProblem, withHeaders, type BoundRoute } from "@raakvlak/runtime";
import { consentOf } from "../domain/consent.ts";
import type { ConsentDocument } from "../use-cases/apply-consents.ts";
import type { ConfirmConsent } from "../use-cases/confirm-consent.ts";
import type { GrantConsent } from "../use-cases/grant-consent.ts";
import type { PutContact } from "../use-cases/put-contact.ts";
import type { PutWishes } from "../use-cases/put-wishes.ts";
import type { WithdrawConsent } from "../use-cases/withdraw-consent.ts";

interface Needs {
  putContact: PutContact;
  putWishes: PutWishes;
  grantConsent: GrantConsent;
  confirmConsent: ConfirmConsent;
  withdrawConsent: WithdrawConsent;
  findWishes: (candidateId: string) => Promise<{ version: number; wishes: Wishes } | undefined>;
  findContactVersion: (candidateId: string) => Promise<number>;
  findConsents: (candidateId: string) => Promise<ConsentDocument | undefined>;
  /** Whose confirmation a token is; undefined when it is not one of ours. */
  candidateOf: (token: string) => string | undefined;
  /** Runs what writes something of a candidate; "erased" when they are, and then nothing of it stays. */
  write: <Result>(candidateId: string, work: () => Promise<Result>) => Promise<Result | "erased">;
  /** How far the refusal of somebody who is being erased has come. */
  refusalOfErased: (candidateId: string) => Promise<"done" | "pending">;
}

const unknownCandidate = () => httpProblem(404, "candidate-unknown", "No such candidate");
const erased = () => httpProblem(410, "candidate-erased", "This candidate was erased");
const etagOf = (version: number) => ({ etag: `"${version}"` });

/** The version that `If-Match` names; undefined when the header is absent or `*`, NaN when it is not one of ours. */
function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header === "*") return undefined;
  const digits = /^"([1-9]\d{0,14})"$/.exec(header)?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}

/** Contact and wishes of one candidate. */
export function createWishRoutes(needs: Needs): BoundRoute[] {
  return [
    bindRoute(preferenceRoutes.putContact, async ({ params: { candidateId }, body }) => {
      const result = await needs.write(candidateId, () => needs.putContact(candidateId, body));
      if (result === "erased") return erased();
      const version = await needs.findContactVersion(candidateId);
      return { version, value: body };
    }),
    bindRoute(preferenceRoutes.getWishes, async ({ params }) => {
      const found = await needs.findWishes(params.candidateId);
      if (found === undefined) return unknownCandidate();
      return withHeaders({ version: found.version, value: found.wishes }, etagOf(found.version));
    }),
    bindRoute(preferenceRoutes.putWishes, async ({ params: { candidateId }, body, headers }) => {
      const expected = expectedVersion(headers["if-match"]);
      const saved = await needs.write(candidateId, () =>
        needs.putWishes(candidateId, body, expected),
      );
      if (saved === "erased" || saved.result === "erased") return erased();
      if (saved.result === "outdated") {
        return httpProblem(412, "wishes-outdated", "The wishes were changed in between", {
          detail: `They are at version ${saved.version}; read them again.`,
        });
      }
      return withHeaders({ version: saved.version, value: saved.wishes }, etagOf(saved.version));
    }),
  ];
}

/** Consents of one candidate: read, give, confirm, withdraw. */
export function createConsentRoutes(needs: Needs): BoundRoute[] {
  return [
    bindRoute(preferenceRoutes.listConsents, async ({ params }) => {
      const found = await needs.findConsents(params.candidateId);
      const records = found?.records ?? {};
      return {
        consents: purposeSchema.options.flatMap((purpose) =>
          records[purpose] ? [consentOf(purpose, records[purpose])] : [],
        ),
      };
    }),
    bindRoute(preferenceRoutes.grantConsent, async ({ params: { candidateId }, body }) => {
      const granted = await needs.write(candidateId, () => needs.grantConsent(candidateId, body));
      return granted === "erased" ? erased() : granted;
    }),
    bindRoute(preferenceRoutes.confirmConsent, async ({ body }) => {
      const candidateId = needs.candidateOf(body.token);
      const confirm = () => needs.confirmConsent(body.token);
      const confirmation = candidateId ? await needs.write(candidateId, confirm) : "erased";
      if (confirmation === "erased" || confirmation.result === "stale") {
        return httpProblem(410, "confirmation-stale", "This link is no longer valid", {
          detail: "Ask for a new confirmation mail.",
        });
      }
      return { candidateId: confirmation.candidateId, consent: confirmation.consent };
    }),
    bindRoute(preferenceRoutes.withdrawConsent, async ({ params: { candidateId }, body }) => {
      const ended = await needs.write(candidateId, () => needs.withdrawConsent(candidateId, body));
      return ended === "erased" ? { state: await needs.refusalOfErased(candidateId) } : ended;
    }),
  ];
}
