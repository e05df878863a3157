import type { EncodedRecord } from "../../records/encode-record.ts";

/** A record ready to be sent, with the broker's name of its topic. */
export interface Outgoing extends EncodedRecord {
  readonly topic: string;
  readonly partition?: number;
}

/** Below the broker's 1 MB for one partition's batch, even when nothing can be compressed. */
const portionBytes = 800_000;
const portionRecords = 2_000;
/** Key, headers and framing of one record, roughly. */
const overheadBytes = 500;

/** Cuts a long list where one request would grow too large; a record larger than that goes alone. The order is kept. */
export function* publishPortions(records: readonly Outgoing[]): Generator<Outgoing[]> {
  let portion: Outgoing[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = (record.value?.length ?? 0) + overheadBytes;
    if (portion.length > 0 && (bytes + size > portionBytes || portion.length >= portionRecords)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(record);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
