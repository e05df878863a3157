import { createMailReader, type MailContent, type MailSummary } from "./read-mail.ts";

/** A mail as it came in. */
export interface CaughtMail {
  /** Counts up from 1; never used again, not even after `clear`. */
  id: number;
  receivedAt: Date;
  /** The addresses of the envelope, which need not be those of the headers. */
  sender: string;
  recipients: string[];
  raw: Buffer;
}

export interface MailFilter {
  /** Only mails received at this moment or later. */
  since?: Date;
  /** Only mails with an id above this one. */
  after?: number;
  /** Only mails to this address, whatever its case. */
  to?: string;
}

export interface MailStore {
  add(mail: Omit<CaughtMail, "id">): CaughtMail;
  get(id: number): CaughtMail | undefined;
  /** The oldest first. */
  list(filter?: MailFilter): CaughtMail[];
  summaryOf(mail: CaughtMail): Promise<MailSummary>;
  contentOf(mail: CaughtMail): Promise<MailContent>;
  clear(): void;
  readonly size: number;
}

export interface MailStoreLimits {
  /** How many mails are kept; the oldest go first. */
  keep: number;
  /** How many bytes of mail are kept, whatever their number. */
  keepBytes: number;
}

/** Keeps the last mails in memory. */
export function createMailStore({ keep, keepBytes }: MailStoreLimits): MailStore {
  const mails = new Map<number, CaughtMail>();
  const reader = createMailReader();
  let lastId = 0;
  let bytes = 0;

  function dropOldest(): void {
    for (const [id, mail] of mails) {
      // The newest always stays, however large.
      if (id === lastId || (mails.size <= keep && bytes <= keepBytes)) return;
      mails.delete(id);
      bytes -= mail.raw.length;
    }
  }

  return {
    add(mail) {
      lastId += 1;
      const caught = { id: lastId, ...mail };
      mails.set(caught.id, caught);
      bytes += caught.raw.length;
      dropOldest();
      return caught;
    },
    get: (id) => mails.get(id),
    list: (filter = {}) => [...mails.values()].filter((mail) => passes(mail, filter)),
    summaryOf: (mail) => reader.summaryOf(mail),
    contentOf: (mail) => reader.contentOf(mail),
    clear() {
      mails.clear();
      bytes = 0;
    },
    get size() {
      return mails.size;
    },
  };
}

function passes(mail: CaughtMail, { since, after, to }: MailFilter): boolean {
  if (since !== undefined && mail.receivedAt < since) return false;
  if (after !== undefined && mail.id <= after) return false;
  return (
    to === undefined ||
    mail.recipients.some((recipient) => recipient.toLowerCase() === to.toLowerCase())
  );
}
