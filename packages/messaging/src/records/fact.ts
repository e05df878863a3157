import type { TopicName } from "@raakvlak/contracts";

/** One record of a topic, checked against its contract and lifted to the present event version. */
export interface Fact<Data = unknown> {
  readonly topic: TopicName;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** What happened, for logs; consumers of state topics act on the state, never on the type. */
  readonly type: string;
  /** The same for every copy of the fact, however often it is published. */
  readonly id: string;
  /** When what it tells of was stored (of what is published again: when that was), ISO 8601 with milliseconds. */
  readonly time: string;
  /** The version of the state; on state topics always there, on tombstones too. */
  readonly stateVersion?: number;
  /** `undefined` on a tombstone: the state of this key has ended. */
  readonly data: Data | undefined;
  /** The trace that the fact belongs to (W3C Trace Context). */
  readonly traceparent?: string;
}

/** A fact of one of several kinds: whoever takes it knows by its topic which, and the contract has been checked. */
// oxlint-disable-next-line typescript/no-explicit-any -- No one type fits every topic of a consumer.
export type AnyFact = Fact<any>;
