import { Redis } from "ioredis";
import type { Logger } from "../logging/create-logger.ts";

/** How a connection behaves while Redis is away: a producer fails at once, a worker waits for as long as it takes. */
export type ConnectionRole = "producer" | "worker";

const longestReconnectMs = 1_000;

/** Opens a connection that comes back by itself, and logs each loss once. */
export function openRedis(url: string, role: ConnectionRole, logger: Logger): Redis {
  const redis = new Redis(url, {
    connectTimeout: 5_000,
    retryStrategy: (times) => Math.min(times * 50, longestReconnectMs),
    ...(role === "producer"
      ? { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 2_000 }
      : { maxRetriesPerRequest: null }),
  });
  let isAway = false;
  redis.on("error", (error) => {
    if (isAway) return;
    isAway = true;
    logger.warn("redis-away", { kind: role }, error);
  });
  redis.on("ready", () => {
    if (isAway) logger.info("redis-back", { kind: role });
    isAway = false;
  });
  return redis;
}

/** Closes the connection whatever state it is in. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === "ready") await redis.quit().catch(() => redis.disconnect());
  else redis.disconnect();
}
