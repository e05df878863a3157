import type { ConsumerConfig, RetryOptions } from "kafkajs";
import type { GroupOptions } from "../bus.ts";
import type { TopicNames } from "./topic-names.ts";

/** Milliseconds. */
export const heartbeatInterval = 2_500;

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
/** A fetch is answered when so much has come together, or the time is over. */
const gatheredBytes = 1_000_000;

export function consumerConfig(
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
