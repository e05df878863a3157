import { createHash } from "node:crypto";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Dispatcher } from "undici";
import type { FeedBody, FetchedFeed, Validators } from "../use-cases/ports.ts";

export const failed = (detail: string): FetchedFeed => ({ kind: "failed", detail });

interface Reading {
  readonly address: string;
  readonly known: Omit<Validators, "normaliser"> | undefined;
  readonly bytesMaximum: number;
}

/** A response's feed: not modified, a body of at most `bytesMaximum` bytes packed and unpacked, or why it can not be read. */
export async function readResponse(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { address, known, bytesMaximum }: Reading,
): Promise<FetchedFeed> {
  if (statusCode !== 200) await body.dump();
  if (statusCode === 304 && known) return { kind: "not-modified" };
  if (statusCode !== 200)
    return {
      kind: "failed",
      detail: `The source answers with status ${statusCode}.`,
      status: statusCode,
    };
  const unpack = unpackerOf(headers["content-encoding"]);
  const isTooLong = Number(headers["content-length"] ?? 0) > bytesMaximum;
  const whole = unpack && !isTooLong ? await boundedBytes(body, unpack, bytesMaximum) : undefined;
  if (!whole) {
    body.destroy();
    return failed(
      `The feed is larger than ${bytesMaximum} bytes, or packed in a way that is not read.`,
    );
  }
  const charset = charsetOf(headers["content-type"]);
  return feedFrom({ ...whole, address, ...(charset === undefined ? {} : { charset }) }, known, {
    etag: one(headers.etag),
    lastModified: one(headers["last-modified"]),
  });
}

/** A body with its validators; not modified when its hash is the one of before, whatever the source's headers say. */
export function feedFrom(
  body: FeedBody,
  known: Omit<Validators, "normaliser"> | undefined,
  headers: { etag?: string | undefined; lastModified?: string | undefined },
): FetchedFeed {
  const bodyHash = createHash("sha256").update(body.bytes).digest("base64url");
  if (known?.bodyHash === bodyHash) {
    body.release?.();
    return { kind: "not-modified" };
  }
  const { etag, lastModified } = headers;
  const validators = {
    bodyHash,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
  return { kind: "body", body, validators };
}

class TooLarge extends Error {}

/** Bounded on both sides of the unpacking: a small body may unpack to a huge one, and a huge one to nothing. */
async function boundedBytes(
  body: Readable,
  unpack: () => Transform | undefined,
  maximum: number,
): Promise<Pick<FeedBody, "bytes" | "release"> | undefined> {
  const collected = new GrowingBytes(maximum);
  const collect = async (unpacked: AsyncIterable<Buffer>) => {
    for await (const chunk of counted(unpacked, maximum)) collected.add(chunk);
  };
  const transform = unpack();
  try {
    await (transform
      ? pipeline(
          body,
          (packed: AsyncIterable<Buffer>) => counted(packed, maximum),
          transform,
          collect,
        )
      : pipeline(body, collect));
    return { bytes: collected.bytes(), release: () => collected.release() };
  } catch (error) {
    collected.release();
    if (error instanceof TooLarge || isUnpackFault(error)) return undefined;
    throw error;
  }
}

/**
 * Bytes in one piece of memory that grows where it stands. Chunks that were kept until the end would outlive the young
 * generation and wait, by tens of megabytes, for a collection of the old one; and memory from malloc for bodies of megabytes
 * would not go back to the system when it is freed.
 */
class GrowingBytes {
  readonly #memory: ArrayBuffer;

  constructor(maximum: number) {
    this.#memory = new ArrayBuffer(0, { maxByteLength: maximum });
  }

  add(chunk: Uint8Array): void {
    const at = this.#memory.byteLength;
    this.#memory.resize(at + chunk.length);
    new Uint8Array(this.#memory).set(chunk, at);
  }

  bytes(): Uint8Array {
    return Buffer.from(this.#memory);
  }

  release(): void {
    this.#memory.resize(0);
  }
}

async function* counted(chunks: AsyncIterable<Buffer>, maximum: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maximum) throw new TooLarge();
    yield chunk;
  }
}

function isUnpackFault(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === "string" && /^(?:Z_|ERR_BROTLI|ERR__ERROR|BROTLI)/.test(code);
}

const unpackers = new Map<string, () => Transform | undefined>([
  ["identity", () => undefined],
  ["gzip", () => createGunzip()],
  ["x-gzip", () => createGunzip()],
  ["deflate", () => createInflate()],
  ["br", () => createBrotliDecompress()],
]);

/** One packing at most: several, one inside the other, are how bombs are built. */
function unpackerOf(
  encoding: string | string[] | undefined,
): (() => Transform | undefined) | undefined {
  if (typeof encoding === "object") return undefined;
  return unpackers.get((encoding ?? "identity").trim().toLowerCase());
}

function charsetOf(contentType: string | string[] | undefined): string | undefined {
  return /;\s*charset="?([\w.:-]{1,40})/i.exec(one(contentType) ?? "")?.[1];
}

function one(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  return value !== undefined && value.length <= 500 ? value : undefined;
}
