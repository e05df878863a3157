import { Redis } from "ioredis";

export interface RedisWatch extends AsyncDisposable {
  readonly redis: Redis;
  readonly prefix: string;
  /** Every command since the beginning that names a key with the prefix, its arguments in one line. */
  readonly seen: readonly (readonly [where: string, line: string])[];
}

/** Listens to what passes through Redis: a queue's jobs are gone when they are done, and a search afterwards finds nothing. */
export async function watchRedis(url: string, prefix: string): Promise<RedisWatch> {
  const redis = new Redis(url, { maxRetriesPerRequest: 2 });
  const monitor = await redis.monitor();
  const seen: (readonly [string, string])[] = [];
  monitor.on("monitor", (time: string, args: readonly string[]) => {
    const line = args.join(" ");
    if (line.includes(prefix)) seen.push([`command at ${time}`, line]);
  });
  return {
    redis,
    prefix,
    seen,
    async [Symbol.asyncDispose]() {
      monitor.disconnect();
      await redis.quit();
    },
  };
}
