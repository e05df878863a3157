import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { Consumer, ConsumerConfig, EachBatchHandler, Kafka, RetryOptions } from "kafkajs";
import type { GroupOptions, ReaderOptions, Subscription } from "../bus.ts";
import { deliverBatch } from "../deliver-batch.ts";
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

const heartbeatInterval = 2_500;
type TopicPartitions = Parameters<Consumer["pause"]>[0];

const settings: Omit<ConsumerConfig, "groupId"> = {
  // A fetch waits this long for the first record; one that comes meanwhile is answered at once, so that waiting costs
  // no latency. It bounds how long a resumed partition and the disposal wait for the fetch under way.
  maxWaitTimeInMs: 500,
  // After a kill -9 the partitions stay with the dead member for this long.
  sessionTimeout: 10_000,
  heartbeatInterval,
  rebalanceTimeout: 30_000,
  allowAutoTopicCreation: false,
  retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 },
};
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

/** A fetch is answered when so much has come together, or the time is over. */
const gatheredBytes = 1_000_000;

function consumerConfig(
  { group, gatherMs }: GroupOptions,
  names: TopicNames,
  retry: RetryOptions,
): ConsumerConfig {
  return {
    groupId: names.group(group),
    ...settings,
    ...(gatherMs !== undefined && { minBytes: gatheredBytes, maxWaitTimeInMs: gatherMs }),
    retry: { ...settings.retry, ...retry },
  };
}

type JoinedConsumer = ReturnType<typeof watchJoined>;
type Assignment = Readonly<Record<string, readonly number[]>>;

/** Speaks to the consumer that has joined; between two of them to nobody, for kafkajs refuses it then. */
function watchJoined() {
  let joined: Consumer | undefined;
  return {
    pause: (partitions: TopicPartitions) => joined?.pause(partitions),
    resume: (partitions: TopicPartitions) => joined?.resume(partitions),
    watch(consumer: Consumer, onJoin: (assignment: Assignment) => void) {
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        joined = consumer;
        onJoin(payload.memberAssignment);
      });
      consumer.on(consumer.events.STOP, () => {
        if (joined === consumer) joined = undefined;
      });
    },
  };
}

/** When the broker last answered a fetch, and whether a batch is being worked on. */
function watchLife(clock: Clock) {
  let heardAtMs = clock.monotonicMs();
  let underWay = 0;
  return {
    watch: (consumer: Consumer) =>
      void consumer.on(consumer.events.FETCH, () => void (heardAtMs = clock.monotonicMs())),
    silentMs: () => clock.monotonicMs() - heardAtMs,
    isAtWork: () => underWay > 0,
    work(): Disposable {
      underWay += 1;
      return { [Symbol.dispose]: () => void (underWay -= 1) };
    },
  };
}

interface Parts {
  readonly pauses: PartitionPauses;
  readonly life: ReturnType<typeof watchLife>;
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
  readonly life: ReturnType<typeof watchLife>;
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
