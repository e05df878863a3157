import type { Consumer } from "kafkajs";
import type { PausableConsumer } from "./partition-pauses.ts";

type Assignment = Readonly<Record<string, readonly number[]>>;

/** Speaks to the consumer that has joined; between two of them to nobody, for kafkajs refuses it then. */
export interface JoinedConsumer extends PausableConsumer {
  /** From now on this is the consumer to come; told at each of its joins. */
  watch(consumer: Consumer, onJoin: (assignment: Assignment) => void): void;
}

export function watchJoined(): JoinedConsumer {
  let joined: Consumer | undefined;
  return {
    pause: (partitions) => joined?.pause(partitions),
    resume: (partitions) => joined?.resume(partitions),
    watch(consumer, onJoin) {
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
