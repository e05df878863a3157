import type { Row } from "../domain/row.ts";
import type { ComposeMail } from "./compose-mail.ts";
import type { DeliveryLog } from "./delivery-log.ts";
import type { MailTransport } from "./mail-transport.ts";
import type { PlaceMatchDependencies } from "./place-match.ts";
import type { ReplacePairs } from "./replace-pairs.ts";

export interface SendDependencies extends PlaceMatchDependencies {
  readonly compose: ComposeMail;
  readonly transport: MailTransport;
  readonly deliveries: DeliveryLog;
  readonly replacePairs: ReplacePairs;
  readonly isErased: (candidateId: string) => Promise<boolean>;
  readonly leaseMs: number;
  /** How long after its lease a message in handing may still be under way. */
  readonly smtpTimeoutMs: number;
}

/** A claimed message, and until when by the monotonic clock its claimer may believe so. */
export interface Claim {
  readonly row: Row;
  readonly leaseEndsMs: number;
}

export type SendResult =
  | { readonly kind: "done" }
  | { readonly kind: "again"; readonly inMs: number; readonly reason: string };

/** Where one step of sending left the message. */
export type SendStep =
  | Extract<SendResult, { kind: "again" }>
  /** As it ended; undefined: somebody else has moved it. */
  | { readonly kind: "ended"; readonly row: Row | undefined };

export const done: SendResult = { kind: "done" };

export function again(inMs: number, reason: string): Extract<SendResult, { kind: "again" }> {
  return { kind: "again", inMs: Math.max(inMs, 0), reason };
}

export function ended(row: Row | undefined): SendStep {
  return { kind: "ended", row };
}
