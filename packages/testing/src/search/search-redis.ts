import type { Redis } from "ioredis";
import type { Needles, Sighting } from "./search-text.ts";

/** Looks through every key with the prefix: its name and all that it holds, whatever its type. */
export async function searchRedis(
  redis: Redis,
  prefix: string,
  needles: Needles,
): Promise<{ keys: number; sightings: Sighting[] }> {
  const keys = new Set<string>();
  for await (const found of redis.scanStream({ match: `${prefix}*`, count: 500 }))
    for (const key of found as string[]) keys.add(key);
  const sightings: Sighting[] = [];
  const note = (where: string, content: Buffer | string) => {
    const what = needles.find(content);
    if (what !== undefined) sightings.push({ where, what });
  };
  for (const key of keys) {
    note(`${key} (its name)`, key);
    for (const content of await contentOf(redis, key)) note(key, content);
  }
  return { keys: keys.size, sightings };
}

async function contentOf(redis: Redis, key: string): Promise<Buffer[]> {
  const type = await redis.type(key);
  switch (type) {
    // It ended between the scan and now.
    case "none":
      return [];
    case "string":
      return [(await redis.getBuffer(key)) ?? Buffer.alloc(0)];
    case "list":
      return redis.lrangeBuffer(key, 0, -1);
    case "set":
      return redis.smembersBuffer(key);
    case "zset":
      return redis.zrangeBuffer(key, "0", "-1");
    case "hash":
      return Object.entries(await redis.hgetallBuffer(key)).flatMap(([field, value]) => [
        Buffer.from(field),
        value,
      ]);
    case "stream":
      return (await redis.xrangeBuffer(key, "-", "+")).flatMap(([id, fields]) => [id, ...fields]);
    default:
      throw new Error(`nobody knows how to look into ${key}, of type ${type}`);
  }
}
