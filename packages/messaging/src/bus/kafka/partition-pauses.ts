import type { Consumer } from "kafkajs";

/** Which partitions are left alone: all while paused, single ones while they rest. Survives rejoins and restarts. */
export interface PartitionPauses {
  pauseAll(): void;
  resumeAll(): void;
  /** Leaves one partition alone until the promise resolves. */
  rest(topic: string, partition: number, until: Promise<void>): void;
  /** To be called after each join: the consumer may be a new one that knows nothing. */
  assigned(assignment: Readonly<Record<string, readonly number[]>>): void;
  /** Nothing is touched any more. */
  end(): void;
}

export interface PausableConsumer {
  pause: (...args: Parameters<Consumer["pause"]>) => void;
  resume: (...args: Parameters<Consumer["resume"]>) => void;
}

export function createPartitionPauses(consumer: PausableConsumer): PartitionPauses {
  let assignment: Readonly<Record<string, readonly number[]>> = {};
  let everything = false;
  let ended = false;
  const resting = new Map<string, Promise<void>>();
  const keyOf = (topic: string, partition: number) => `${topic}/${partition}`;

  // Always by single partition: kafkajs forgets that a topic is paused when one of its partitions is paused too.
  const apply = (topic: string, partition: number) => {
    if (ended) return;
    const target = [{ topic, partitions: [partition] }];
    if (everything || resting.has(keyOf(topic, partition))) consumer.pause(target);
    else consumer.resume(target);
  };
  const applyAll = () => {
    for (const [topic, partitions] of Object.entries(assignment))
      for (const partition of partitions) apply(topic, partition);
  };
  return {
    pauseAll() {
      everything = true;
      applyAll();
    },
    resumeAll() {
      everything = false;
      applyAll();
    },
    rest(topic, partition, until) {
      resting.set(keyOf(topic, partition), until);
      apply(topic, partition);
      const wake = () => {
        // A later rest of the same partition goes on.
        if (resting.get(keyOf(topic, partition)) !== until) return;
        resting.delete(keyOf(topic, partition));
        apply(topic, partition);
      };
      void until.then(wake, wake);
    },
    assigned(next) {
      assignment = next;
      applyAll();
    },
    end() {
      ended = true;
    },
  };
}
