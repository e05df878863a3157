import { gunzipSync } from "node:zlib";

/** Where a batch (magic 2) has its length, what follows that length, and where its records begin (Kafka protocol, RecordBatch). */
const lengthAt = 8;
const afterLength = 12;
const magicAt = 16;
const attributesAt = 21;
const recordsAt = 61;

const codecs = ["none", "gzip", "snappy", "lz4", "zstd"] as const;

/** The records of every batch in a log segment, decompressed. Throws for what it can not read: nothing may go unseen. */
export function* batchesIn(segment: Buffer): Generator<Buffer> {
  let at = 0;
  while (at + recordsAt <= segment.length) {
    const length = segment.readInt32BE(at + lengthAt);
    // The broker may have reserved room behind its last batch.
    if (length === 0) return;
    const end = at + afterLength + length;
    const magic = segment.readInt8(at + magicAt);
    if (magic !== 2) throw new Error(`a batch of magic ${magic}`);
    // Half-written: the broker is about to finish it.
    if (end > segment.length) return;
    yield decompress(
      segment.subarray(at + recordsAt, end),
      segment.readInt16BE(at + attributesAt) & 7,
    );
    at = end;
  }
}

function decompress(records: Buffer, codec: number): Buffer {
  if (codec === 0) return records;
  if (codec === 1) return gunzipSync(records);
  throw new Error(`a batch compressed with ${codecs[codec] ?? codec}`);
}
