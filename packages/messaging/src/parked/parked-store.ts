import type { TopicName } from "@raakvlak/contracts";
import type { RawRecord } from "../records/raw-record.ts";

/** A record that could not be dealt with, kept whole, with the reason (invariant 7). */
export interface ParkedMessage {
  /** `group:topic:partition:offset`. */
  readonly id: string;
  readonly group: string;
  readonly topic: TopicName;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was, in UTF-8; undefined for a tombstone. */
  readonly payload: string | undefined;
  readonly parkedAt: Date;
  /** How often it was parked: once, and once more per replay that failed. */
  readonly timesParked: number;
}

export interface ParkedFilter {
  readonly group?: string;
  readonly topic?: TopicName;
  /** At most this many, default 100; the oldest first. */
  readonly limit?: number;
}

/**
 * What became of a replay: `done` and `skipped` leave the store; `parked-again` stays with the new reason; `try-later`
 * (an outage) and `no-consumer` (its group does not run in this process) change nothing; `unknown`: no such message.
 */
export type ReplayResult =
  | "done"
  | "skipped"
  | "parked-again"
  | "try-later"
  | "no-consumer"
  | "unknown";

/** Runs one record through a consumer's middleware. Registered by `startConsumer`. */
export type Replayer = (record: RawRecord) => Promise<ReplayResult>;

export interface ParkedStore {
  /** Keeps the record; parking it twice keeps it once. */
  park(group: string, record: RawRecord, reason: string): Promise<void>;
  /** Scans: for operators. */
  list(filter?: ParkedFilter): Promise<ParkedMessage[]>;
  get(id: string): Promise<ParkedMessage | undefined>;
  /** Once more through the same middleware, version check and erasure included. */
  replay(id: string): Promise<ReplayResult>;
  /** Gives a message up for good; the reason is kept beside the id. False when there is none. A hold stays until a newer version. */
  drop(id: string, why: string): Promise<boolean>;
  count(): Promise<number>;
  /** How much stands under one group. Scans: once a scrape. */
  countOf(group: string): Promise<{ readonly parked: number; readonly held: number }>;
  /** @internal Used by the middleware. */
  readonly holds: Holds;
  /** @internal Lets `replay` reach the consumer of a group in this process. */
  register(group: string, replayer: Replayer): Disposable;
}

/** The keys of state topics whose newest record could not be read. */
export interface Holds {
  /** `version` undefined: the record did not even tell its version. */
  put(group: string, record: RawRecord, version: number | undefined): Promise<void>;
  /** Of the given keys those on hold, with what lifts them. */
  find(group: string, topic: TopicName, keys: readonly string[]): Promise<Map<string, Hold>>;
  lift(group: string, topic: TopicName, keys: readonly string[]): Promise<void>;
}

export interface Hold {
  /** The highest version that was parked; undefined when none was told. */
  readonly version: number | undefined;
  /** The offset of the last parked record that did not even tell its version. */
  readonly unreadableOffset: number | undefined;
}
