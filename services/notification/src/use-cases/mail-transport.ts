import type { HandOver } from "../domain/smtp-outcome.ts";

export interface MailTransport {
  /** Where it stands between the ledger and the mail server; the facts are for those who watch. */
  handOver(message: ReadyMail, enter: () => Promise<boolean>, facts: MailFacts): Promise<HandOver>;
}

export interface MailServer {
  /**
   * Offers the message to the mail server. When the server asks for the bytes (DATA) it calls `enter`, once; only after
   * that resolved to true does the first byte leave. On false, or a throw, nothing leaves and the connection is closed.
   * Throws only what `enter` threw.
   */
  handOver(message: ReadyMail, enter: () => Promise<boolean>): Promise<HandOver>;
}

/** Signed bytes and where they go. */
export interface ReadyMail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** What watches a hand-over may know of the message. */
export interface MailFacts {
  readonly kind: "instant" | "digest";
  /** The first moment at which the candidate's cadence, quiet hours and daily maximum let it go. */
  readonly dueAt: Date;
  readonly vacancies: readonly {
    readonly traceparent?: string;
    /** When the vacancy was stored, where its appearance is what the candidate is told of. */
    readonly newsSince?: Date;
  }[];
}
