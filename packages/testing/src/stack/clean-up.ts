import { connectDatabase, type Logger } from "@raakvlak/runtime";
import type { Redis } from "ioredis";

/** Deletes every key that begins with the prefix; Redis is shared, so nothing is ever flushed. */
export async function deleteKeys(redis: Redis, prefix: string): Promise<void> {
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 500 }))
    if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
}

/** Drops every database whose name begins with the prefix. */
export async function dropDatabases(url: string, prefix: string, logger: Logger): Promise<void> {
  await using database = await connectDatabase({ url, name: prefix, logger });
  const client = database.connection.getClient();
  const { databases } = await client.db("admin").admin().listDatabases({ nameOnly: true });
  for (const { name } of databases)
    if (name.startsWith(prefix)) await client.db(name).dropDatabase();
}
