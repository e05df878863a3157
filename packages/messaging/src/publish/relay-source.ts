import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { Intent } from "./intent.ts";

/** What the relay works for: an owner of state documents, or an outbox of facts. */
export interface RelaySource {
  /** @internal Nobody but the relay calls it. */
  readonly relayDoors: RelayDoors;
}

export interface RelayDoors {
  /** The collection that intents of this source name. */
  readonly collection: string;
  /** Documents that are read and published together, at most: they are held in memory. */
  readonly documentsAtOnce: number;
  /** How the documents of these intents stand now, in one look-up: one answer per document. */
  read(intents: readonly Intent[]): Promise<readonly Standing[]>;
  /** To be called after the acknowledgement of everything in the list. */
  markPublished(published: readonly Standing[]): Promise<void>;
  /** Gives documents that were stored before and have no intent theirs again; absent where every document is named. */
  adoptForgotten?(storedBefore: Date): Promise<void>;
  /** Whom to tell of intents whose change is written; a relay listens as long as it runs. */
  listen(listener: IntentListener): Disposable;
}

export type IntentListener = (intents: readonly Intent[]) => void;

/** How a document stands, with what is to be published of it. */
export interface Standing {
  readonly documentId: string;
  /** Intents up to this version are settled once the records are acknowledged. 0: there is no document. */
  readonly version: number;
  /** Empty when everything is published already. */
  readonly records: readonly OutgoingRecord[];
  readonly causedAt?: Date;
  /** What stands breaks its contract: it can not be published before it changes. */
  readonly broken?: unknown;
}
