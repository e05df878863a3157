import { createHash } from "node:crypto";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import type { Dispatcher } from "undici";
import type { FetchedFeed, Validators } from "../use-cases/ports.ts";

export const failed = (detail: string): FetchedFeed => ({ kind: "failed", detail });

/** A response's feed: not modified, a body of at most `bytesMaximum` bytes, or why it can not be read. */
export async function readFeedBody(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  known: Validators | undefined,
  bytesMaximum: number,
): Promise<FetchedFeed> {
  if (statusCode !== 200) await body.dump();
  if (statusCode === 304 && known) return { kind: "not-modified" };
  if (statusCode !== 200) return failed(`The source answers with status ${statusCode}.`);
  const raw = await boundedBytes(body, bytesMaximum);
  const bytes = raw && decompressed(raw, headers["content-encoding"], bytesMaximum);
  if (!bytes)
    return failed(
      `The feed is larger than ${bytesMaximum} bytes, or packed in a way that is not read.`,
    );
  return feedFrom(bytes, known, {
    etag: one(headers.etag),
    lastModified: one(headers["last-modified"]),
  });
}

/** A body with its validators; not modified when its hash is the one of before, whatever the source's headers say. */
export function feedFrom(
  bytes: Buffer,
  known: Validators | undefined,
  headers: { etag?: string | undefined; lastModified?: string | undefined },
): FetchedFeed {
  const bodyHash = createHash("sha256").update(bytes).digest("base64url");
  if (known?.bodyHash === bodyHash) return { kind: "not-modified" };
  const { etag, lastModified } = headers;
  const validators = {
    bodyHash,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
  return { kind: "body", text: bytes.toString("utf8"), validators };
}

async function boundedBytes(
  body: AsyncIterable<Uint8Array> & { destroy(): void },
  maximum: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maximum) {
      body.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const unpackers = new Map([
  ["gzip", gunzipSync],
  ["deflate", inflateSync],
  ["br", brotliDecompressSync],
]);

/** Bounded too: a small body may unpack to a huge one. */
function decompressed(
  bytes: Buffer,
  encoding: string | string[] | undefined,
  maximum: number,
): Buffer | undefined {
  if (encoding === undefined || encoding === "identity") return bytes;
  const unpack = typeof encoding === "string" ? unpackers.get(encoding.toLowerCase()) : undefined;
  try {
    return unpack?.(bytes, { maxOutputLength: maximum });
  } catch {
    return undefined;
  }
}

function one(header: string | string[] | undefined): string | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  return value !== undefined && value.length <= 500 ? value : undefined;
}
