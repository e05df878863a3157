import type { Clock, Logger } from "@raakvlak/runtime";
import { CompressionTypes, type Kafka, Partitioners, type Producer } from "kafkajs";
import { encodeRecord } from "../../records/encode-record.ts";
import type { OutgoingRecord } from "../../records/outgoing-record.ts";
import type { ServiceName } from "@raakvlak/contracts";
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

/**
 * One idempotent producer, connected when first needed. After a failure that kafkajs's own retries did not mend it is
 * replaced: its sequence numbers may no longer be those of the broker, and then nothing would pass any more.
 */
export function createKafkaPublisher(kafka: Kafka, options: KafkaPublisherOptions): KafkaPublisher {
  const { service, names, clock, logger } = options;
  let connecting: Promise<Producer> | undefined;
  const connected = () => {
    connecting ??= connect(kafka);
    return connecting;
  };
  const dropProducer = async (failed: Promise<Producer>, error: unknown) => {
    if (connecting !== failed) return;
    connecting = undefined;
    logger.warn("producer-replaced", {}, error);
    const producer = await failed.catch(() => undefined);
    await producer?.disconnect().catch(() => undefined);
  };

  return {
    async publish(records) {
      if (records.length === 0) return;
      const topicMessages = byTopic(records, (record) => ({
        ...encodeRecord(record, service, clock.now()),
        ...(record.partition !== undefined && { partition: record.partition }),
      })).map(({ topic, messages }) => ({ topic: names.onBroker(topic), messages }));
      const current = connected();
      try {
        const producer = await current;
        await producer.sendBatch({ acks: -1, compression: CompressionTypes.GZIP, topicMessages });
      } catch (error) {
        await dropProducer(current, error);
        throw new Error("the broker did not acknowledge", { cause: error });
      }
    },
    async [Symbol.asyncDispose]() {
      const producer = await connecting?.catch(() => undefined);
      await producer?.disconnect();
    },
  };
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

function byTopic<Message>(
  records: readonly OutgoingRecord[],
  toMessage: (record: OutgoingRecord) => Message,
) {
  const topics = new Map<OutgoingRecord["topic"], Message[]>();
  for (const record of records) {
    const messages = topics.get(record.topic) ?? [];
    messages.push(toMessage(record));
    topics.set(record.topic, messages);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
