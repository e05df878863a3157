import type { TopicContract, TopicName } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
import type { ErasureMarks } from "../erasure/erasure-marks.ts";
import type { ParkedStore } from "../parked/parked-store.ts";
import type { ReadModel } from "./absence/keep-presence.ts";
import type { AnyFact } from "../records/fact.ts";
import type { NewerVersions } from "../records/topic-formats.ts";
import type { Outcome } from "./outcome.ts";

export interface ConsumerOptions {
  readonly bus: Bus;
  readonly group: string;
  readonly topics: readonly TopicContract[];
  readonly handle: Handler;
  /**
   * The versions held of these keys. A fact of the same or an older version is skipped before the handler (protocol A5);
   * so is one that an earlier fact of the same batch has passed.
   */
  readonly heldVersions?: (
    topic: TopicName,
    keys: readonly string[],
  ) => Promise<ReadonlyMap<string, number>>;
  readonly parked: ParkedStore;
  /** With it, what comes under the key of an erased candidate is neither handled nor parked (invariant 9). */
  readonly erased?: ErasureMarks;
  /** The handler gets the facts of erased candidates too: the owner's check, which overwrites them. */
  readonly handlesErased?: boolean;
  /** Removes what the handler wrote of candidates who were erased while it had their facts. */
  readonly forget?: (candidateIds: readonly string[]) => Promise<void>;
  /** Throws while the service's own stores do not answer: an outage, in which no failure counts and the partition pauses. */
  readonly storesAnswer: () => Promise<void>;
  /** Called when a parked record puts its key on hold, and when a newer good version lifts it (invariant 7). May be called again. */
  readonly onHold?: (topic: TopicName, key: string, held: boolean) => Promise<void>;
  /**
   * With it, a group that was away for over 7 days learns what has ended meanwhile, also where the tombstone is gone: of what it holds and its state
   * topics have no more, the handler gets a tombstone (invariant 9). Whoever keeps a read model of a state topic needs it.
   */
  readonly readModel?: ReadModel;
  /** What records of a newer version than known here are; default `unreadable`: they are parked. */
  readonly newer?: NewerVersions;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Facts that a batch handler gets at once, at most; default 500. */
  readonly batchSize?: number;
  /** The broker may keep facts back for this long, so that more of them come together; default: none is kept back. */
  readonly gatherMs?: number;
  /** Failures of one fact, while the stores answer, before it is parked; default 5 (about 3 s). */
  readonly maxAttempts?: number;
}

/** The service's part. Outcomes of a batch are in the order of its facts; all of it may come again after a crash. */
export type Handler =
  | { each(fact: AnyFact): Promise<Outcome> }
  | { batch(facts: readonly AnyFact[]): Promise<readonly Outcome[]> };

export interface Consumer extends AsyncDisposable {
  /** Stops handing facts to the handler, once what is under way is finished, until `resume`. */
  pause(): void;
  resume(): void;
  /** Records not yet settled, per topic and partition, over the whole group. */
  lag(): Promise<Record<string, number[]>>;
  state(): "running" | "paused" | "crashed" | "stopped";
}
