import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { Consumer, ConsumerConfig, EachBatchHandler, Kafka } from "kafkajs";
import type { GroupOptions, ReaderOptions, Subscription } from "../bus.ts";
import { deliverBatch } from "../deliver-batch.ts";
import { kafkaDelivery } from "./kafka-delivery.ts";
import { keepMembership } from "./keep-membership.ts";
import { createPartitionPauses, type PartitionPauses } from "./partition-pauses.ts";
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
  const { kafka, names, clock, logger, health } = context;
  const consumer = kafka.consumer({
    groupId: names.group(options.group),
    ...settings,
    ...gathering(options),
  });
  const pauses = createPartitionPauses(consumer);
  let state: ReturnType<Subscription["state"]> = "running";

  const life = watchLife(consumer, clock);
  consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    pauses.assigned(memberAssignment);
    if ("positionOf" in options) seekToPositions(consumer, options, memberAssignment, names);
  });
  const end = (how: string) => {
    state = "crashed";
    health?.fail(`consumer ${options.group} ${how}`);
  };
  onFatalCrash(consumer, logger, () => end("crashed"));
  await consumer.connect();
  await consumer.subscribe({ topics: options.topics.map(names.onBroker), fromBeginning: true });
  const isRunning = () => state === "running";
  const eachBatch = createEachBatch(options, context, { pauses, life, isRunning });
  await consumer.run({ ...consuming, eachBatch });
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
      await consumer.disconnect();
    },
  };
}

/** A fetch is answered when so much has come together, or the time is over. */
const gatheredBytes = 1_000_000;

function gathering({ gatherMs }: GroupOptions): Partial<ConsumerConfig> {
  return gatherMs === undefined ? {} : { minBytes: gatheredBytes, maxWaitTimeInMs: gatherMs };
}

/** When the broker last answered a fetch, and whether a batch is being worked on. */
function watchLife(consumer: Consumer, clock: Clock) {
  let heardAtMs = clock.monotonicMs();
  let underWay = 0;
  consumer.on(consumer.events.FETCH, () => void (heardAtMs = clock.monotonicMs()));
  return {
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

/** What kafkajs mends by starting the consumer again is only told. */
function onFatalCrash(consumer: Consumer, logger: Logger, end: () => void): void {
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    logger.error("consumer-crashed", { outcome: restart ? "restarts" : "ends" }, error);
    if (!restart) end();
  });
}
