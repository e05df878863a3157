import type { ServiceName } from "@raakvlak/contracts";
import { createBatcher, type Clock, type Logger } from "@raakvlak/runtime";
import { CompressionTypes, type Kafka, Partitioners, type Producer } from "kafkajs";
import { encodeRecord } from "../../records/encode-record.ts";
import type { OutgoingRecord } from "../../records/outgoing-record.ts";
import { type Outgoing, publishPortions } from "./publish-portions.ts";
import type { TopicNames } from "./topic-names.ts";

export interface KafkaPublisher extends AsyncDisposable {
  publish(records: readonly OutgoingRecord[]): Promise<void>;
}

export interface KafkaPublisherOptions {
  readonly service: ServiceName;
  readonly names: TopicNames;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Calls that come while a request is under way and leave with the next one, at most. */
const callsAtOnce = 500;

/**
 * One idempotent producer, connected when first needed, with one request at a time: when a request fails for some of
 * its partitions, kafkajs takes back the sequence numbers of all. Another request that came in between would then carry
 * numbers that the broker has seen, be taken for a repetition, and be lost although it was acknowledged (tried).
 */
export function createKafkaPublisher(kafka: Kafka, options: KafkaPublisherOptions): KafkaPublisher {
  const { service, names, clock, logger } = options;
  let producer: Producer | undefined;

  /** After a failure that kafkajs's retries did not mend nobody knows which numbers the broker expects: begin anew. */
  const replaceProducer = async (failed: Producer | undefined, cause: unknown) => {
    logger.warn("producer-replaced", {}, cause);
    producer = undefined;
    await disconnect(failed);
  };
  const send = async (records: readonly Outgoing[]) => {
    try {
      producer ??= await connect(kafka);
      for (const portion of publishPortions(records))
        await producer.sendBatch({
          acks: -1,
          compression: CompressionTypes.GZIP,
          topicMessages: messagesByTopic(portion),
        });
    } catch (error) {
      await replaceProducer(producer, error);
      throw new Error("the broker did not acknowledge", { cause: error });
    }
  };
  const sendAll = createBatcher<readonly Outgoing[], void>(async (calls) => {
    await send(calls.flat());
    return calls.map(() => undefined);
  }, callsAtOnce);

  return {
    async publish(records) {
      if (records.length === 0) return;
      const time = clock.now();
      await sendAll(
        records.map((record) => ({
          ...encodeRecord(record, service, time),
          topic: names.onBroker(record.topic),
          ...(record.partition !== undefined && { partition: record.partition }),
        })),
      );
    },
    async [Symbol.asyncDispose]() {
      await disconnect(producer);
    },
  };
}

async function disconnect(producer: Producer | undefined): Promise<void> {
  try {
    await producer?.disconnect();
  } catch {
    // It is given up anyway.
  }
}

async function connect(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  return producer;
}

function messagesByTopic(records: readonly Outgoing[]) {
  return [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, messages]) => ({
    topic,
    messages,
  }));
}
