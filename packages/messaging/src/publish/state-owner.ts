import type { EventContract, TopicContract } from "@raakvlak/contracts";
import type { Clock, Database } from "@raakvlak/runtime";
import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { RelaySource } from "./relay-source.ts";

/** What every document that backs a state topic has. `version` and `published` are the owner's to write. */
export interface StateDocument {
  readonly _id: string;
  /** Rises by one with every change, and never restarts: an ended document stays as a stub. */
  readonly version: number;
  /** The highest version that the broker has acknowledged. */
  readonly published: number;
}

/** A document's content: what `decide` returns. */
export type StateOf<Doc extends StateDocument> = Omit<Doc, keyof StateDocument>;

/** What the owner's check needs of an owner. */
export interface CheckedOwner {
  /** @internal */
  readonly checkDoors: {
    /** The documents that stand above these versions, as records. */
    recordsAbove(versions: ReadonlyMap<string, number>): Promise<readonly OutgoingRecord[]>;
  };
}

/** The documents of one collection, published on one state topic exactly in step (invariant 1, protocol A). */
export interface StateOwner<Doc extends StateDocument> extends RelaySource, CheckedOwner {
  find(id: string): Promise<Doc | undefined>;
  /** Only those that exist. */
  findMany(ids: readonly string[]): Promise<Map<string, Doc>>;
  /**
   * Writes what `decide` returns as the document's next version and has it published (A1, A2); `undefined` changes
   * nothing. `decide` may be called again, with newer content, when another writer was faster. Resolves to the document
   * as it then stands. Throws ContractViolation, with nothing written, when the new state breaks its contract.
   */
  change(
    id: string,
    decide: (current: Doc | undefined) => StateOf<Doc> | undefined,
  ): Promise<Doc | undefined>;
  /**
   * The same for many, in bulk; each changed document begins a trace of its own, linked to the one that runs here. When other writers interfere, `decide` may be called again on what was already written:
   * for what it has no more to change it must return undefined. The map holds every document that exists afterwards. One that breaks its contract harms
   * only itself: the others are written, then ContractViolation is thrown naming all that were not.
   */
  changeMany(
    ids: readonly string[],
    decide: (id: string, current: Doc | undefined) => StateOf<Doc> | undefined,
  ): Promise<Map<string, Doc>>;
  /** Goes through the collection: for operators and start-up only. */
  scan(
    filter?: Readonly<Record<string, unknown>>,
    options?: { readonly batchSize?: number },
  ): AsyncIterable<Doc>;
}

export interface StateOwnerOptions<Doc extends StateDocument> {
  readonly database: Database;
  readonly collection: string;
  readonly topic: TopicContract;
  /** What is published of a document as it stands; a stub answers "tombstone". Pure. */
  readonly toRecord: (document: Doc) => StateRecord | "tombstone";
  /** Called after each change, beside the relay that was started with this owner. */
  readonly nudge?: () => void;
  readonly clock: Clock;
  /** What the span of a document's change in a bulk tells of it: nothing of a person. */
  readonly traceAttributes?: (document: Doc) => Readonly<Record<string, string>>;
}

export interface StateRecord {
  // oxlint-disable-next-line typescript/no-explicit-any -- The contract checks the data; no one type fits every event.
  readonly event: EventContract<any>;
  readonly data: unknown;
}
