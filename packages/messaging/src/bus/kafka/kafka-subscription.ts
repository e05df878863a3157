import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { Consumer, EachBatchPayload, Kafka } from "kafkajs";
import type { GroupOptions, ReaderOptions, Subscription } from "../bus.ts";
import { type Delivery, deliverBatch } from "../deliver-batch.ts";
import { keepMembership, type Membership } from "./keep-membership.ts";
import { createPartitionPauses, type PartitionPauses } from "./partition-pauses.ts";
import { toRawRecord } from "./raw-records.ts";
import type { TopicNames } from "./topic-names.ts";

export interface SubscriptionContext {
  readonly kafka: Kafka;
  readonly names: TopicNames;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health | undefined;
}

/**
 * A fetch waits this long for the first record; one that comes meanwhile is answered at once, so that waiting costs no
 * latency. It bounds how long a resumed partition and the disposal wait for the fetch under way.
 */
const maxWaitTimeInMs = 250;
/** After a kill -9 the partitions stay with the dead member for this long. */
const sessionTimeout = 10_000;
const heartbeatInterval = 2_500;
/** The work of one partition waits for the database most of the time. */
const partitionsConsumedConcurrently = 3;

/** Joins the group and resolves when it has its partitions. With `positionOf` it reads from there and commits nothing. */
export async function openKafkaSubscription(
  options: GroupOptions | ReaderOptions,
  context: SubscriptionContext,
): Promise<Subscription> {
  const { kafka, names, clock, logger, health } = context;
  const consumer = kafka.consumer({
    groupId: names.group(options.group),
    sessionTimeout,
    heartbeatInterval,
    rebalanceTimeout: 30_000,
    maxWaitTimeInMs,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 },
  });
  const pauses = createPartitionPauses(consumer);
  let state: ReturnType<Subscription["state"]> = "running";

  let heardAtMs = clock.monotonicMs();
  const { GROUP_JOIN, CRASH, FETCH } = consumer.events;
  consumer.on(FETCH, () => (heardAtMs = clock.monotonicMs()));
  consumer.on(GROUP_JOIN, ({ payload: { memberAssignment } }) => {
    pauses.assigned(memberAssignment);
    if ("positionOf" in options) seekToOwnPositions(consumer, options, memberAssignment, names);
  });
  consumer.on(CRASH, ({ payload: { error, restart } }) => {
    logger.error("consumer-crashed", { outcome: restart ? "restarts" : "ends" }, error);
    if (restart) return;
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
      const delivery = deliveryOf(payload, { membership, pauses, names, logger, commits });
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

interface BatchContext {
  readonly membership: Membership;
  readonly pauses: PartitionPauses;
  readonly names: TopicNames;
  readonly logger: Logger;
  readonly commits: boolean;
}

function deliveryOf(payload: EachBatchPayload, context: BatchContext): Omit<Delivery, "isStale"> {
  const { batch, resolveOffset, commitOffsetsIfNecessary } = payload;
  const { membership, pauses, names, logger, commits } = context;
  const topic = names.inHouse(batch.topic);
  const { partition } = batch;
  return {
    topic,
    partition,
    records: batch.messages.map((message) => toRawRecord(topic, partition, message)),
    nextOffset: Number(batch.lastOffset()) + 1,
    endOffset: Number(batch.highWatermark),
    async settle(nextOffset) {
      resolveOffset(String(nextOffset - 1));
      if (!commits) return;
      const partitions = [{ partition, offset: String(nextOffset) }];
      try {
        await commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions }] });
      } catch (error) {
        // A rebalance came first: the next owner of the partition does the work again, to no further effect.
        logger.warn("commit-failed", { topic, partition, offset: nextOffset }, error);
        membership.lose();
      }
    },
    rest: (until) => pauses.rest(batch.topic, partition, until),
  };
}

/** kafkajs starts again from the oldest record after each join, for nothing was committed; this happens before its first fetch. */
function seekToOwnPositions(
  consumer: Consumer,
  { positionOf }: ReaderOptions,
  assignment: Readonly<Record<string, readonly number[]>>,
  names: TopicNames,
): void {
  for (const [topic, partitions] of Object.entries(assignment))
    for (const partition of partitions) {
      const position = positionOf(names.inHouse(topic), partition);
      // Position 0 may be gone already: the oldest record is where kafkajs begins anyway.
      if (position > 0) consumer.seek({ topic, partition, offset: String(position) });
    }
}
