/** What handing a message to the mail server came to, as far as the sender can know (protocol D, step 7). */
export type HandOver =
  | { readonly kind: "accepted"; readonly response: string }
  /** Nothing was handed over: refused for now before or after the bytes, or no connection. */
  | { readonly kind: "deferred"; readonly response: string }
  | { readonly kind: "refused"; readonly response: string }
  /** The bytes may have arrived: never sent again. */
  | { readonly kind: "unknown"; readonly response: string }
  /** The fence or the lease was lost before the first byte: somebody else decides about the message. */
  | { readonly kind: "overtaken" };

export interface SmtpFailure {
  /** The server's reply code, when there was a whole reply. */
  readonly replyCode?: number;
  /** To which step it was the reply. */
  readonly step: "session" | "envelope" | "message";
  /** Whether bytes of the message had left. */
  readonly bytesLeft: boolean;
  readonly response: string;
}

/**
 * A reply below 500 defers, one from 500 on refuses. What fails the session (greeting, TLS, log-in) says nothing about the
 * message and defers. After the bytes only the server's own reply is definite; 421 counts as one, since a server that
 * gives it has not taken responsibility (RFC 5321, 3.8 and 6.1).
 */
export function classify(failure: SmtpFailure): HandOver {
  const { replyCode, response } = failure;
  const negative = replyCode !== undefined && replyCode >= 400 && replyCode < 600;
  if (failure.bytesLeft && !negative) return { kind: "unknown", response };
  if (failure.step === "session" || !negative) return { kind: "deferred", response };
  return { kind: replyCode >= 500 ? "refused" : "deferred", response };
}

/** RFC 5321, 4.5.4.1: give up after four to five days. */
export const giveUpAfterMs = 5 * 24 * 3_600_000;

/** One minute, doubling to at most an hour. */
export function deferralMs(deferrals: number): number {
  return Math.min(60_000 * 2 ** Math.min(deferrals, 10), 3_600_000);
}

/**
 * What others may know of a refusal: its codes. A server's words quote addresses and names as it pleases, and a delivery is
 * a fact on the broker, where no address may stand (invariant 9).
 */
export function codesOf(words: string): string {
  const codes = /(?:^|\D)([45]\d\d)(?:[ -]([45]\.\d{1,3}\.\d{1,3}))?(?!\d)/.exec(words);
  return codes ? codes.slice(1).filter(Boolean).join(" ") : "no reply code";
}
