import type { Redis } from "ioredis";

/** Deletes every key that begins with the prefix; Redis is shared, so nothing is ever flushed. */
export async function deleteKeys(redis: Redis, prefix: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 500 }))
    if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
}
