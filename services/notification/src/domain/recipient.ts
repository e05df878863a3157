import type { Subscription } from "@raakvlak/contracts";
import { noRefusals, type Refusals } from "./grant-check.ts";
import { noGathering, type Gathering } from "./slot.ts";

/** What notification holds of one candidate: the subscription as preference published it, and what is its own. */
export interface Recipient {
  readonly candidateId: string;
  /** Of the subscription held; 0 before the first. */
  readonly version: number;
  /** Absent before the first subscription and after its tombstone. */
  readonly subscription?: Subscription;
  /** A newer subscription could not be read: no mail until a good one comes (invariant 7). */
  readonly onHold: boolean;
  readonly refusals: Refusals;
  readonly gathering: Gathering;
  readonly quota: Quota;
  /** Ids of messages that may not have ended; written before the message itself (protocol E, step 2). */
  readonly openRows: readonly string[];
  /** The last messages that ended, oldest first; bounded. */
  readonly endedRows: readonly string[];
  /** Messages that the address refused; told again when the address changes. */
  readonly failedRows: readonly string[];
}

/** A recipient who can be written to. */
export type Addressee = Recipient & { readonly subscription: Subscription };

export function asAddressee(recipient: Recipient | undefined): Addressee | undefined {
  const subscription = recipient?.subscription;
  return recipient && subscription && { ...recipient, subscription };
}

/** How many vacancies each message takes of the daily maximum of one local day. */
export interface Quota {
  readonly sequence: number;
  readonly date: string;
  readonly taken: readonly { readonly rowId: string; readonly count: number }[];
}

const noQuota: Quota = { sequence: 0, date: "", taken: [] };

/** How many ended and failed messages a recipient lists; the older ones stay in the ledger. */
export const endedRowsKept = 200;
export const failedRowsKept = 50;

/** A candidate of whom nothing was heard yet. */
export function emptyRecipient(candidateId: string): Recipient {
  return {
    candidateId,
    version: 0,
    onHold: false,
    refusals: noRefusals,
    gathering: noGathering,
    quota: noQuota,
    openRows: [],
    endedRows: [],
    failedRows: [],
  };
}
