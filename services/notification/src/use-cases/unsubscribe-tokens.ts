import type { MailList } from "@raakvlak/contracts";

/** What an unsubscribe link says: whose mail of which list. It never expires and means the grant that stands when used. */
export interface UnsubscribeTokens {
  issue(candidateId: string, list: MailList): string;
  /** Undefined: not one of ours. */
  read(token: string): { candidateId: string; list: MailList } | undefined;
}
