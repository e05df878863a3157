import { createHash, randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { lengthOfRecord, type NamesImage } from "../kernel/image.ts";

/**
 * A snapshot of the index on disk. Magic, then one line of JSON (head), the records as they stand, one line of JSON (tail),
 * and at the end where records and tail end and a SHA-256 of all before it. Readable for its owner alone.
 */
export interface IndexFileHead {
  readonly layout: string;
  readonly createdAtMs: number;
  /** The topic's name on the broker. */
  readonly topic: string;
  /** The next offset of each partition; everything below is in the records. */
  readonly positions: readonly number[];
}

export interface IndexFileTail {
  readonly names: NamesImage;
  /** Keys whose newest record could not be read. */
  readonly held: readonly string[];
}

const magic = Buffer.from("RVKINDEX");
const numberBytes = 8;
const hashBytes = 32;
const trailerBytes = 3 * numberBytes + hashBytes;
const chunkBytes = 1_048_576;
const fileName = "profiles.index";
const unfinished = /^profiles\.index\..+\.tmp$/;

export function indexFileIn(folder: string): string {
  return path.join(folder, fileName);
}

export interface IndexFileContent {
  readonly head: IndexFileHead;
  readonly records: Iterable<Uint8Array>;
  /** Asked when the records are through. */
  readonly tail: () => IndexFileTail;
  /** Waits between two chunks, so that others have their turn; throws to give up. */
  readonly pause: () => Promise<void>;
}

/** Writes beside the old file and takes its place when all of it is on the disk. Returns its length. */
export async function writeIndexFile(folder: string, content: IndexFileContent): Promise<number> {
  const beside = path.join(folder, `${fileName}.${randomUUID()}.tmp`);
  try {
    const handle = await open(beside, "wx", 0o600);
    let bytes: number;
    try {
      bytes = await writeAll(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, indexFileIn(folder));
    await syncFolder(folder);
    return bytes;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, content: IndexFileContent): Promise<number> {
  const hash = createHash("sha256");
  let written = 0;
  const write = async (bytes: Uint8Array) => {
    hash.update(bytes);
    await handle.writeFile(bytes);
    written += bytes.length;
  };
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let filled = 0;
  await write(magic);
  await write(lineOf(content.head));
  const recordsFrom = written;
  for (const record of content.records) {
    if (filled + record.length > chunkBytes) {
      await write(chunk.subarray(0, filled));
      filled = 0;
      await content.pause();
    }
    chunk.set(record, filled);
    filled += record.length;
  }
  await write(chunk.subarray(0, filled));
  const recordsTo = written;
  await write(lineOf(content.tail()));
  const ends = Buffer.alloc(3 * numberBytes);
  for (const [n, end] of [recordsFrom, recordsTo, written].entries())
    ends.writeBigUInt64LE(BigInt(end), n * numberBytes);
  await write(ends);
  await handle.writeFile(hash.digest());
  return written + hashBytes;
}

function lineOf(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

export type OpenedIndexFile =
  | { readonly problem: "absent" | "damaged" }
  | {
      readonly problem?: never;
      readonly head: IndexFileHead;
      readonly tail: IndexFileTail;
      /** Hands over the bytes of one record after the other, each good until the next. False: it ended within one. */
      readonly eachRecord: (take: (record: Uint8Array) => void) => Promise<boolean>;
    };

/** Reads the whole file once for its checksum before anything of it is believed. */
export async function openIndexFile(
  folder: string,
  resources: AsyncDisposableStack,
): Promise<OpenedIndexFile> {
  let handle: FileHandle;
  try {
    handle = await open(indexFileIn(folder), "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { problem: "absent" };
    throw error;
  }
  resources.defer(() => handle.close());
  const { size } = await handle.stat();
  if (size < magic.length + trailerBytes) return { problem: "damaged" };
  const hash = createHash("sha256");
  for await (const bytes of chunksOf(handle, 0, size - hashBytes)) hash.update(bytes);
  if (!hash.digest().equals(await readAt(handle, size - hashBytes, hashBytes)))
    return { problem: "damaged" };
  const ends = await readAt(handle, size - trailerBytes, 3 * numberBytes);
  const [from, to, end] = [0, 1, 2].map((n) => Number(ends.readBigUInt64LE(n * numberBytes)));
  if (from === undefined || to === undefined || end === undefined) return { problem: "damaged" };
  const start = await readAt(handle, 0, from);
  if (!start.subarray(0, magic.length).equals(magic)) return { problem: "damaged" };
  return {
    head: JSON.parse(start.subarray(magic.length).toString()) as IndexFileHead,
    tail: JSON.parse((await readAt(handle, to, end - to)).toString()) as IndexFileTail,
    eachRecord: (take) => eachRecordOf(chunksOf(handle, from, to), take),
  };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error("the index file ended too early");
  return buffer;
}

async function* chunksOf(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += chunkBytes)
    yield await readAt(handle, at, Math.min(chunkBytes, to - at));
}

/** False: it ended within a record. */
async function eachRecordOf(
  chunks: AsyncIterable<Buffer>,
  take: (record: Uint8Array) => void,
): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const bytes of chunks) {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    let at = 0;
    for (;;) {
      const length = lengthOfRecord(all, at);
      if (length === undefined || at + length > all.length) break;
      take(all.subarray(at, at + length));
      at += length;
    }
    rest = Buffer.from(all.subarray(at));
  }
  return rest.length === 0;
}

export async function removeIndexFile(folder: string): Promise<void> {
  await rm(indexFileIn(folder), { force: true });
}

/** Takes away what writers that died left: what nobody has written to since then. Others may be writing there now. */
export async function removeUnfinished(folder: string, sinceMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!unfinished.test(name)) continue;
    const file = path.join(folder, name);
    if ((await modifiedMs(file)) < sinceMs) await rm(file, { force: true });
  }
}

/** Infinite: it has gone. */
async function modifiedMs(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Number.POSITIVE_INFINITY;
    throw error;
  }
}
