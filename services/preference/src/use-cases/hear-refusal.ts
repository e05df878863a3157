import type { Delivery } from "@raakvlak/contracts";
import { hearRefusal } from "../domain/consent.ts";
import type { ChangeConsent } from "./change-consent.ts";

interface Needs {
  changeConsent: ChangeConsent;
}

export type Unsubscribed = Extract<Delivery, { outcome: "unsubscribed" }>;

/** Resolves to whether a standing grant ended by it. */
export type HearRefusal = (unsubscribed: Unsubscribed) => Promise<boolean>;

/** A refusal at another door (one click in a mail, say): the grant that it hit is shown as ended here too. */
export function createHearRefusal({ changeConsent }: Needs): HearRefusal {
  return async ({ candidateId, list, refusals, how, at }) => {
    const { changed } = await changeConsent(candidateId, list, (current) =>
      hearRefusal(current, refusals, { how, at }),
    );
    return changed;
  };
}
