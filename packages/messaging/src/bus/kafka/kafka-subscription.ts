import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { Consumer, ConsumerConfig, Kafka } from "kafkajs";
import type { GroupOptions, ReaderOptions, Subscription } from "../bus.ts";
import { deliverBatch } from "../deliver-batch.ts";
import { kafkaDelivery } from "./kafka-delivery.ts";
import { keepMembership } from "./keep-membership.ts";
import { createPartitionPauses } from "./partition-pauses.ts";
import { seekToPositions } from "./seek-to-positions.ts";
import type { TopicNames } from "./topic-names.ts";

export interface SubscriptionContext {
  readonly kafka: Kafka;
  readonly names: TopicNames;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health | undefined;
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
/** The work of one partition waits for the database most of the time. */
const partitionsConsumedConcurrently = 6;

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

  let heardAtMs = clock.monotonicMs();
  const { GROUP_JOIN, FETCH } = consumer.events;
  consumer.on(FETCH, () => void (heardAtMs = clock.monotonicMs()));
  consumer.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    pauses.assigned(memberAssignment);
    if ("positionOf" in options) seekToPositions(consumer, options, memberAssignment, names);
  });
  onFatalCrash(consumer, logger, () => {
    state = "crashed";
    health?.fail(`consumer ${options.group} crashed`);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: options.topics.map(names.onBroker), fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently,
    async eachBatch(payload) {
      await using membership = keepMembership(payload, { clock, everyMs: heartbeatInterval });
      if (state !== "running") return;
      const commits = !("positionOf" in options);
      const delivery = kafkaDelivery(payload, { membership, pauses, names, logger, commits });
      const isStale = () => state !== "running" || membership.isLost();
      await deliverBatch({ ...delivery, isStale }, { ...options, clock, logger });
    },
  });

  return {
    state: () => state,
    silentMs: () => clock.monotonicMs() - heardAtMs,
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
      await consumer.disconnect();
    },
  };
}

/** A fetch is answered when so much has come together, or the time is over. */
const gatheredBytes = 1_000_000;

function gathering({ gatherMs }: GroupOptions): Partial<ConsumerConfig> {
  return gatherMs === undefined ? {} : { minBytes: gatheredBytes, maxWaitTimeInMs: gatherMs };
}

/** What kafkajs mends by starting the consumer again is only told. */
function onFatalCrash(consumer: Consumer, logger: Logger, end: () => void): void {
  consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
    logger.error("consumer-crashed", { outcome: restart ? "restarts" : "ends" }, error);
    if (!restart) end();
  });
}
