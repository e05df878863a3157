import type { EncodedRecord } from "../../records/encode-record.ts";

export interface LoggedRecord extends EncodedRecord {
  readonly offset: number;
}

/** One partition: an append-only log that compaction makes gaps into. */
export interface MemoryLog {
  append(record: EncodedRecord): void;
  /** Records from the offset on, at most `limit`, and the offset behind them and the gap that follows. */
  read(from: number, limit: number): { readonly records: LoggedRecord[]; readonly next: number };
  end(): number;
  oldest(): number;
  compact(): void;
  expireTombstones(): void;
}

export function createMemoryLog(): MemoryLog {
  let records: LoggedRecord[] = [];
  let end = 0;
  const lastOffsets = () => new Map(records.map(({ key, offset }) => [key, offset]));
  return {
    append(record) {
      records.push({ ...record, offset: end });
      end += 1;
    },
    read(from, limit) {
      const start = records.findIndex(({ offset }) => offset >= from);
      const found = start < 0 ? [] : records.slice(start, start + limit);
      const next = records[start + found.length]?.offset ?? end;
      return { records: found, next: start < 0 ? end : next };
    },
    end: () => end,
    oldest: () => records[0]?.offset ?? end,
    compact() {
      const last = lastOffsets();
      records = records.filter(({ key, offset }) => last.get(key) === offset);
    },
    expireTombstones() {
      const counts = new Map<string, number>();
      for (const { key } of records) counts.set(key, (counts.get(key) ?? 0) + 1);
      // The last record of a partition lies in the broker's active segment, which is never cleaned.
      records = records.filter(
        ({ key, value, offset }) => value !== null || counts.get(key) !== 1 || offset === end - 1,
      );
    },
  };
}
