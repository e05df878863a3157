import type { EventContract } from "@raakvlak/contracts";
import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { RelaySource } from "./relay-source.ts";

/** What the facts follow from: with their content it makes the ids, so that a retry stores nothing twice. */
export interface FactCause {
  /** The id of the job or request; at most 120 characters. */
  readonly job: string;
  readonly version: number;
  /** When that which they follow from was stored, for `onPublished`. */
  readonly causedAt?: Date;
}

/** Facts for a stream topic, stored with the service's own data and published by the relay (invariant 1, protocol B). */
export interface FactOutbox extends RelaySource {
  /**
   * Durable when it resolves; published soon after, at least once. In parts of at most 500, their ids derived from
   * cause, part and content: a retry with the same content stores nothing new, one with other content loses nothing.
   * Throws ContractViolation, with nothing stored, when one of the facts breaks its contract.
   */
  store<Data>(event: EventContract<Data>, facts: readonly Data[], cause: FactCause): Promise<void>;
  /** The facts under this key that are not published yet. Scans: for export. */
  ofKey(key: string): Promise<OutgoingRecord[]>;
  /** Takes them out; resolves to the number of parts that held one. Scans: for erasure. */
  forget(key: string): Promise<number>;
}
