import { Queue } from "bullmq";
import { BullMQOtel } from "bullmq-otel";
import type { Redis } from "ioredis";
import type { Clock } from "../clock/clock.ts";
import type { Logger } from "../logging/create-logger.ts";
import { metrics } from "../metrics/metrics.ts";
import { sharedReading } from "../metrics/shared-reading.ts";
import type { Health } from "../service/health.ts";
import { closeRedis, openRedis, waitForRedis } from "./redis-connection.ts";
import { redisJobId } from "./redis-job-id.ts";

export interface QueueOptions {
  readonly redisUrl: string;
  /** Before every key, so that several stacks can share one Redis. */
  readonly prefix: string;
  readonly name: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Gets the check "redis". Leave it out where the service can do its work without Redis for a while. */
  readonly health?: Health;
  /** Whether /metrics shows the queue's depth; default true. One per process is enough. */
  readonly publishMetrics?: boolean;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  /** What operators scale workers on. */
  readonly oldestWaitingAgeMs: number;
}

export interface JobQueue extends AsyncDisposable {
  /**
   * Tells the workers of jobs that stand in `due`; one that is queued already stays as it is. Never throws: while Redis is
   * away it logs and resolves to false, and the sweeper adds them later.
   */
  add(jobs: readonly QueuedJob[]): Promise<boolean>;
  /** Throws when Redis is away. */
  depth(): Promise<QueueDepth>;
  /** Stops all workers of this queue, in every process, after their present job. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export interface QueuedJob {
  readonly id: string;
  readonly kind: string;
  /** The trace that it continues; default: the one that runs here. */
  readonly traceparent?: string;
}

const batchSize = 500;

const refused = metrics.counter("raakvlak_jobs_not_queued_total");

/** Opens a queue to put jobs into; connects in the background and comes back by itself. */
export function createJobQueue(options: QueueOptions): JobQueue {
  const { name, clock } = options;
  const logger = options.logger.with({ queue: name });
  const redis = openRedis(options.redisUrl, "producer", logger);
  let opened: Queue<{ id: string }> | undefined;
  // BullMQ waits for its first connection for ever, and again on closing: it gets one that stands.
  const open = async () => {
    await waitForRedis(redis);
    return (opened ??= openQueue(redis, options));
  };
  const depth = async () => readDepth(await open(), clock);
  const gauges = options.publishMetrics === false ? [] : publishDepth(name, depth);
  options.health?.check("redis", async () => {
    // A Redis that is full still answers a ping: only a write tells.
    await redis.set(`${options.prefix}:${name}:probe`, "", "PX", 1_000);
  });
  return {
    async add(jobs) {
      try {
        await addInBatches(await open(), jobs, clock);
        return true;
      } catch (error) {
        refused.add(jobs.length, { queue: name });
        logger.warn("jobs-not-queued", { count: jobs.length }, error);
        return false;
      }
    },
    depth,
    pause: async () => (await open()).pause(),
    resume: async () => (await open()).resume(),
    async [Symbol.asyncDispose]() {
      for (const gauge of gauges) gauge[Symbol.dispose]();
      await opened?.close();
      await closeRedis(redis);
    },
  };
}

function openQueue(redis: Redis, options: QueueOptions): Queue<{ id: string }> {
  const queue = new Queue<{ id: string }>(options.name, {
    connection: redis,
    prefix: options.prefix,
    telemetry: new BullMQOtel({ tracerName: "raakvlak" }),
    skipVersionCheck: true,
    // A finished job that stayed would block its id.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
  });
  queue.on("error", () => {
    // The connection reports its own faults; without a listener the process would end.
  });
  return queue;
}

async function addInBatches(queue: Queue, jobs: readonly QueuedJob[], clock: Clock): Promise<void> {
  const timestamp = clock.now().getTime();
  for (let start = 0; start < jobs.length; start += batchSize)
    await queue.addBulk(
      jobs.slice(start, start + batchSize).map(({ id, kind, traceparent }) => ({
        name: kind,
        data: { id },
        opts: { jobId: redisJobId(id), timestamp, ...continuing(traceparent) },
      })),
    );
}

/** In the form in which bullmq-otel hands a trace to the worker. */
function continuing(traceparent: string | undefined) {
  return traceparent === undefined
    ? {}
    : { telemetry: { metadata: JSON.stringify({ traceparent }) } };
}

async function readDepth(queue: Queue, clock: Clock): Promise<QueueDepth> {
  const [counts, [oldest]] = await Promise.all([
    queue.getJobCounts("wait", "active"),
    queue.getJobs("wait", 0, 0, true),
  ]);
  return {
    waiting: counts["wait"] ?? 0,
    active: counts["active"] ?? 0,
    oldestWaitingAgeMs: oldest ? Math.max(0, clock.now().getTime() - oldest.timestamp) : 0,
  };
}

function publishDepth(queue: string, read: () => Promise<QueueDepth>): Disposable[] {
  const depth = sharedReading(read);
  return [
    metrics.gauge("raakvlak_queue_jobs", async () => {
      const { waiting, active } = await depth();
      return [
        { value: waiting, labels: { queue, state: "waiting" } },
        { value: active, labels: { queue, state: "active" } },
      ];
    }),
    metrics.gauge("raakvlak_queue_oldest_waiting_age_seconds", async () => [
      { value: (await depth()).oldestWaitingAgeMs / 1_000, labels: { queue } },
    ]),
  ];
}
