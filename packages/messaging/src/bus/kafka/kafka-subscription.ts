import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { EachBatchHandler, Kafka } from "kafkajs";
import type { GroupOptions, ReaderOptions, Subscription } from "../bus.ts";
import { deliverBatch } from "../deliver-batch.ts";
import { consumerConfig, heartbeatInterval } from "./consumer-config.ts";
import { watchLife, type ConsumerLife } from "./consumer-life.ts";
import { watchJoined, type JoinedConsumer } from "./joined-consumer.ts";
import { kafkaDelivery } from "./kafka-delivery.ts";
import { keepConsumer } from "./keep-consumer.ts";
import { keepMembership } from "./keep-membership.ts";
import { createPartitionPauses, type PartitionPauses } from "./partition-pauses.ts";
import { patiently } from "./patiently.ts";
import { runConsumer, type ConsumerRun } from "./run-consumer.ts";
import { seekToPositions } from "./seek-to-positions.ts";
import type { TopicNames } from "./topic-names.ts";
import { watchForStall } from "./watch-for-stall.ts";

export interface SubscriptionContext {
  readonly kafka: Kafka;
  readonly names: TopicNames;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health | undefined;
  /** Throws when the broker does not answer. */
  ping(): Promise<void>;
}

const consuming = {
  autoCommit: false,
  eachBatchAutoResolve: false,
  // The work of one partition waits for the database most of the time.
  partitionsConsumedConcurrently: 6,
};

/** Joins the group and resolves when it has its partitions. With `positionOf` it reads from there and commits nothing. */
export async function openKafkaSubscription(
  options: GroupOptions | ReaderOptions,
  context: SubscriptionContext,
): Promise<Subscription> {
  const { names, clock, logger, health } = context;
  let state: ReturnType<Subscription["state"]> = "running";
  const isRunning = () => state === "running";
  const end = (how: string) => {
    state = "crashed";
    health?.fail(`consumer ${options.group} ${how}`);
  };
  const joined = watchJoined();
  const pauses = createPartitionPauses(joined);
  const life = watchLife(clock);
  const create = consumerFactory(options, context, { joined, life, pauses });
  const eachBatch = createEachBatch(options, context, { pauses, life, isRunning });
  const topics = options.topics.map(names.onBroker);
  const run = { ...consuming, eachBatch };
  const consumer = await keepConsumer({
    clock,
    start: () => patiently(clock, () => runConsumer({ create, topics, run })),
    onCrash(error, again) {
      logger.error("consumer-crashed", { outcome: again ? "restarts" : "ends" }, error);
      if (!again) end("crashed");
    },
  });
  const stall = endWhenStalled(context, {
    group: options.group,
    life,
    isRunning,
    end: () => end("stalled"),
  });

  return {
    state: () => state,
    silentMs: life.silentMs,
    pause() {
      if (state !== "running") return;
      state = "paused";
      pauses.pauseAll();
    },
    resume() {
      if (state !== "paused") return;
      state = "running";
      pauses.resumeAll();
    },
    async [Symbol.asyncDispose]() {
      if (state !== "crashed") state = "stopped";
      pauses.end();
      await stall[Symbol.asyncDispose]();
      await consumer[Symbol.asyncDispose]();
    },
  };
}

function consumerFactory(
  options: GroupOptions | ReaderOptions,
  { kafka, names }: SubscriptionContext,
  { joined, life, pauses }: Pick<Parts, "life" | "pauses"> & { readonly joined: JoinedConsumer },
): ConsumerRun["create"] {
  return (retry) => {
    const consumer = kafka.consumer(consumerConfig(options, names, retry));
    life.watch(consumer);
    joined.watch(consumer, (assignment) => {
      pauses.assigned(assignment);
      if ("positionOf" in options) seekToPositions(consumer, options, assignment, names);
    });
    return consumer;
  };
}

interface Parts {
  readonly pauses: PartitionPauses;
  readonly life: ConsumerLife;
  isRunning(): boolean;
}

function createEachBatch(
  options: GroupOptions | ReaderOptions,
  { names, clock, logger }: SubscriptionContext,
  { pauses, life, isRunning }: Parts,
): EachBatchHandler {
  const commits = !("positionOf" in options);
  return async (payload) => {
    await using membership = keepMembership(payload, { clock, everyMs: heartbeatInterval });
    if (!isRunning()) return;
    using _work = life.work();
    const delivery = kafkaDelivery(payload, { membership, pauses, names, logger, commits });
    const isStale = () => !isRunning() || membership.isLost();
    await deliverBatch({ ...delivery, isStale }, { ...options, clock, logger });
  };
}

interface Watched {
  readonly group: string;
  readonly life: ConsumerLife;
  isRunning(): boolean;
  end(): void;
}

function endWhenStalled(
  { clock, logger, ping }: SubscriptionContext,
  { group, life, isRunning, end }: Watched,
): AsyncDisposable {
  return watchForStall({
    clock,
    silentMs: life.silentMs,
    isExcused: () => !isRunning() || life.isAtWork(),
    ping,
    onStall() {
      logger.error("consumer-stalled", { group, durationMs: life.silentMs() });
      end();
    },
  });
}
