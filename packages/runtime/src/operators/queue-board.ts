import { Queue } from "bullmq";
import type express from "express";
import { closeRedis, openRedis, waitForRedis } from "../jobs/redis-connection.ts";
import type { Logger } from "../logging/create-logger.ts";
import { queueBoardPath } from "./operator-gate.ts";

export interface QueueBoardOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  /** The queues of this service. */
  readonly names: readonly string[];
  readonly logger: Logger;
}

export interface QueueBoard extends AsyncDisposable {
  readonly handler: express.RequestHandler;
}

/**
 * Shows a service's queues and jobs, to look at only; a job carries nothing but the id of its due document. Nothing is
 * loaded or opened before somebody looks.
 */
export function createQueueBoard(options: QueueBoardOptions): QueueBoard {
  const resources = new AsyncDisposableStack();
  let opening: Promise<express.RequestHandler> | undefined;
  const opened = () => {
    opening ??= open(options, resources);
    opening.catch(() => (opening = undefined));
    return opening;
  };
  return {
    handler: (request, response, next) => {
      opened().then((board) => board(request, response, next), next);
    },
    async [Symbol.asyncDispose]() {
      await opening?.catch(() => {});
      await resources.disposeAsync();
    },
  };
}

async function open(
  { redisUrl, prefix, names, logger }: QueueBoardOptions,
  resources: AsyncDisposableStack,
): Promise<express.RequestHandler> {
  const [{ createBullBoard }, { BullMQAdapter }, { ExpressAdapter }] = await Promise.all([
    import("@bull-board/api"),
    import("@bull-board/api/bullMQAdapter"),
    import("@bull-board/express"),
  ]);
  const redis = openRedis(redisUrl, "producer", logger);
  try {
    await waitForRedis(redis);
  } catch (error) {
    await closeRedis(redis);
    throw error;
  }
  resources.defer(() => closeRedis(redis));
  const queues = names.map((name) => {
    const queue = new Queue(name, { connection: redis, prefix, skipVersionCheck: true });
    queue.on("error", () => {
      // The connection reports its own faults; without a listener the process would end.
    });
    resources.defer(() => queue.close());
    return new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false });
  });
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(queueBoardPath);
  createBullBoard({
    queues,
    serverAdapter,
    options: { uiConfig: { boardTitle: `Raakvlak: ${names.join(", ")}` } },
  });
  return serverAdapter.getRouter() as express.RequestHandler;
}
