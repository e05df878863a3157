import type { HandOver } from "../domain/smtp-outcome.ts";

export interface MailTransport {
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
