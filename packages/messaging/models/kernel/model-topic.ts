import type { Changes } from "./process.ts";

/** One record: a state (or, without a value, a tombstone), or one that every consumer passes over. */
export interface ModelRecord<Value> {
  readonly offset: number;
  readonly key: string;
  readonly version: number;
  /** Absent: a tombstone. */
  readonly value: Value | undefined;
  /** "heartbeat": of a type that consumers skip; "malformed": parked by whoever reads it. */
  readonly kind: "state" | "heartbeat" | "malformed";
}

/** What a record is made of before it has an offset. */
export type NewRecord<Value> = Omit<ModelRecord<Value>, "offset" | "kind"> & {
  readonly kind?: ModelRecord<Value>["kind"];
};

/** A stretch of one partition: its records, and the offset to go on from (past the gaps that compaction left). */
export interface ModelBatch<Value> {
  readonly records: readonly ModelRecord<Value>[];
  readonly from: number;
  readonly next: number;
}

/** A compacted topic. */
export interface ModelTopic<Value> {
  readonly partitions: number;
  partitionOf(key: string): number;
  append(record: NewRecord<Value>, partition?: number): void;
  /** The offset that the next record of each partition will get. */
  endOffsets(): readonly number[];
  /** At most `limit` offsets from `from` on. */
  read(partition: number, from: number, limit: number): ModelBatch<Value>;
  /** What is left of a partition, in order. */
  log(partition: number): readonly ModelRecord<Value>[];
  /** Keeps of each key only the last record. */
  compact(partition: number): void;
  /** Drops the tombstones below `offset` that are all that is left of their key. */
  expireTombstones(partition: number, offset: number): void;
}

/** A topic with `partitions` partitions; a key's partition follows from the number at its end. */
export function createModelTopic<Value>(partitions: number, changes: Changes): ModelTopic<Value> {
  const logs: ModelRecord<Value>[][] = Array.from({ length: partitions }, () => []);
  const ends: number[] = Array.from({ length: partitions }, () => 0);
  const log = (partition: number): ModelRecord<Value>[] => logs[partition] ?? [];
  const end = (partition: number): number => ends[partition] ?? 0;
  const isLast = (partition: number, record: ModelRecord<Value>): boolean =>
    !log(partition).some((other) => other.key === record.key && other.offset > record.offset);
  const isOnly = (partition: number, record: ModelRecord<Value>): boolean =>
    !log(partition).some((other) => other.key === record.key && other.offset !== record.offset);

  function keep(partition: number, wanted: (record: ModelRecord<Value>) => boolean): void {
    const kept = log(partition).filter(wanted);
    if (kept.length === log(partition).length) return;
    logs[partition] = kept;
    changes.count++;
  }

  return {
    partitions,
    partitionOf: (key) => (Number.parseInt(key.slice(-1), 10) || 0) % partitions,
    append(record, partition = (Number.parseInt(record.key.slice(-1), 10) || 0) % partitions) {
      log(partition).push({ ...record, kind: record.kind ?? "state", offset: end(partition) });
      ends[partition] = end(partition) + 1;
      changes.count++;
    },
    endOffsets: () => [...ends],
    read(partition, from, limit) {
      const next = Math.max(from, Math.min(from + limit, end(partition)));
      return {
        from,
        next,
        records: log(partition).filter((record) => record.offset >= from && record.offset < next),
      };
    },
    log: (partition) => log(partition),
    compact: (partition) => keep(partition, (record) => isLast(partition, record)),
    expireTombstones: (partition, offset) =>
      keep(
        partition,
        (record) =>
          record.value !== undefined || record.offset >= offset || !isOnly(partition, record),
      ),
  };
}

/** For the name of a step: what a thread that has received this batch holds in hand. */
export function describeBatch({ from, next, records }: ModelBatch<unknown>): string {
  return `${from}..${next} [${records.map((record) => `${record.offset}: ${record.key}v${record.version}`).join()}]`;
}
