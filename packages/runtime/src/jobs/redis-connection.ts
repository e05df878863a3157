import { Redis } from "ioredis";
import type { Logger } from "../logging/create-logger.ts";

/** How a connection behaves while Redis is away: a producer fails at once, a worker waits for as long as it takes. */
export type ConnectionRole = "producer" | "worker";

const longestReconnectMs = 1_000;

/** How long a producer waits for its first connection, or for one that is just coming back. */
const connectMs = 1_000;

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

/** Resolves when the connection can be used; throws at once while Redis is away, and after 1 s of connecting in vain. */
export function waitForRedis(redis: Redis): Promise<void> {
  if (redis.status === "ready") return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (isReady: boolean) => {
      clearTimeout(timer);
      redis.off("ready", onReady).off("close", onClose);
      if (isReady) resolve();
      else reject(new Error("Redis is away"));
    };
    const onReady = () => settle(true);
    const onClose = () => settle(false);
    const timer = setTimeout(onClose, connectMs);
    redis.once("ready", onReady).once("close", onClose);
    if (!["wait", "connecting", "connect"].includes(redis.status)) onClose();
  });
}

/** Closes the connection whatever state it is in. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === "ready") await redis.quit().catch(() => redis.disconnect());
  else redis.disconnect();
}
