import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { Intent } from "./intent.ts";

/** What the relay works for: an owner of state documents, or an outbox of facts. */
export interface RelaySource {
  /** @internal */
  readonly relaySource: RelayDoors;
}

/** What the relay needs of a source; nobody else calls it. */
export interface RelayDoors {
  /** The collection that intents of this source name. */
  readonly collection: string;
  /** Marks the intents that this instance wrote. */
  readonly writer: string;
  /** Tells which of the intents can be published now, in one look-up. */
  read(intents: readonly Intent[]): Promise<readonly Relayable[]>;
  /** After the acknowledgement of everything in the list. */
  markPublished(published: readonly Relayable[]): Promise<void>;
  /** Whom to tell of new intents; set by the relay. */
  listen(listener: (intents: readonly Intent[]) => void): Disposable;
}

/** What is to become of an intent. */
export interface Relayable {
  readonly intent: Intent;
  /**
   * `publish`: these records, then the intent can go. `settled`: it is published already. `waits`: nothing to publish
   * yet, its writer is slow or died. `broken`: what stands breaks its contract.
   */
  readonly verdict: "publish" | "settled" | "waits" | "broken";
  readonly records: readonly OutgoingRecord[];
  /** The version that is acknowledged with the records. */
  readonly version: number;
  readonly reason?: string;
}
