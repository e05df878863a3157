import type { TopicContract, TopicName } from "@raakvlak/contracts";
import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { RawRecord } from "../records/raw-record.ts";

/** The broker, as the rest of the house sees it. Two implementations pass the same conformance suite. */
export interface Bus extends AsyncDisposable {
  /**
   * Resolves when the broker has acknowledged every record (acks=all). Records of one key keep their order. After a
   * rejection some of them may lie on the broker all the same: publish them again.
   */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  /** The offset that the next record of each partition will get; the index is the partition. */
  endOffsets(topic: TopicName): Promise<number[]>;
  /** Where the group would go on after a restart; the oldest kept record of a partition that it never committed. */
  committedOffsets(group: string, topic: TopicName): Promise<number[]>;
  /** Creates what is missing with the contract's settings; throws when an existing topic has other partitions. */
  ensureTopics(topics: readonly TopicContract[]): Promise<void>;
  /** Shares the topics' partitions with the other members of the group and commits what was settled. */
  openGroup(options: GroupOptions): Promise<Subscription>;
  /** Reads every partition from the given positions on and never commits. */
  openReader(options: ReaderOptions): Promise<Subscription>;
}

/** Consecutive records of one partition. */
export interface RecordBatch {
  readonly topic: TopicName;
  readonly partition: number;
  /** At least one. */
  readonly records: readonly RawRecord[];
  /** The offset behind the last record, and behind the gaps that compaction left after it. */
  readonly nextOffset: number;
  /** The offset that the partition's next record was to get when these were fetched. */
  readonly endOffset: number;
  /** True when the partition was lost, is to go on elsewhere, or the subscription ends: stop early, what is done stays done. */
  isStale(): boolean;
}

/** How far a batch was settled. */
export interface Settled {
  /** The offset of the first record that is not settled, or the batch's `nextOffset`. */
  readonly nextOffset: number;
  /** When given, the partition is left alone until this resolves; the others go on. */
  readonly until?: Promise<void>;
}

export interface GroupOptions {
  readonly group: string;
  readonly topics: readonly TopicName[];
  /** Records handed over at once, at most. */
  readonly maxRecords: number;
  /** The broker may keep records back for this long, so that more of them come together; default: none is kept back. */
  readonly gatherMs?: number;
  /**
   * Called for one batch of a partition at a time. What it says is settled is committed afterwards, never before. When
   * it throws, the batch comes again after a second.
   */
  onRecords(batch: RecordBatch): Promise<Settled>;
}

export interface ReaderOptions extends GroupOptions {
  /** Asked for every partition at the start and after each rejoin. */
  positionOf(topic: TopicName, partition: number): number;
}

export interface Subscription extends AsyncDisposable {
  /** Fetches nothing more until `resume`; a batch under way is finished. */
  pause(): void;
  resume(): void;
  /** Whether it is reading, or what it waits for. */
  state(): "running" | "paused" | "crashed" | "stopped";
  /** Milliseconds since the broker last answered a fetch. */
  silentMs(): number;
}
