import kafkajs, { type Consumer, type ConsumerRunConfig, type RetryOptions } from "kafkajs";

export interface ConsumerRun {
  /** Makes a new consumer that connects to nothing yet and takes over these settings. */
  create(retry: Pick<RetryOptions, "restartOnFailure">): Consumer;
  readonly topics: string[];
  readonly run: ConsumerRunConfig;
}

export interface RunningConsumer extends AsyncDisposable {
  /** Resolves with what ended it, when that was not its disposal. It has left its group and its connections by then. */
  readonly crash: Promise<Error>;
}

/**
 * Runs one kafkajs consumer. Resolves when it has its partitions; throws when it can not join, and leaves nothing behind.
 *
 * kafkajs 2.2.4 starts a crashed consumer again by itself, even one that was disconnected meanwhile, and one that is
 * disconnected while it joins goes on joining. Both stay members that hold partitions and hand nothing over. So its restart
 * is off here, and nobody can dispose of a consumer before its start has ended.
 */
export async function runConsumer(options: ConsumerRun): Promise<RunningConsumer> {
  const consumer = options.create({ restartOnFailure: async () => false });
  const crash = Promise.withResolvers<Error>();
  let crashed: Error | undefined;
  consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
    crashed = error;
    crash.resolve(error);
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: options.topics, fromBeginning: true });
    await consumer.run(options.run);
    if (crashed !== undefined) throw crashed;
  } catch (error) {
    await consumer.disconnect();
    throw error;
  }
  return {
    crash: crash.promise,
    [Symbol.asyncDispose]: () => consumer.disconnect(),
  };
}

/** Whether another consumer may do better: the broker was away, or refused for a moment only. */
export function mayPass(error: unknown): boolean {
  if (error instanceof kafkajs.KafkaJSNumberOfRetriesExceeded) return true;
  const cause = originOf(error);
  return cause instanceof kafkajs.KafkaJSError && cause.retriable;
}

function originOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? originOf(error.cause) : error;
}
