import type { ServiceName } from "@raakvlak/contracts";
import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus.ts";
import { createKafkaAdmin } from "./kafka-admin.ts";
import { createKafkaClient } from "./kafka-client.ts";
import { createKafkaPublisher } from "./kafka-publisher.ts";
import { openKafkaSubscription } from "./kafka-subscription.ts";
import { createTopicNames } from "./topic-names.ts";
import type { CompactedTopicSettings } from "./topic-settings.ts";

export interface KafkaBusOptions {
  readonly brokers: readonly string[];
  readonly service: ServiceName;
  /** Put before every topic's and group's name, so that several systems can share a broker. */
  readonly topicPrefix: string;
  /** Win over the contracts' settings of compacted topics; for tests of compaction. */
  readonly compactedTopicSettings?: CompactedTopicSettings | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Gets the check "kafka", and is told when a consumer ends for good. */
  readonly health?: Health;
}

/** The bus on a Kafka broker. Connects when first used; an outage of some seconds is bridged by retries. */
export function createKafkaBus(options: KafkaBusOptions): Bus {
  const { service, clock, health } = options;
  const logger = options.logger.with({ service });
  const names = createTopicNames(options.topicPrefix);
  const kafka = createKafkaClient(options.brokers, `raakvlak-${service}`, logger);
  const admin = createKafkaAdmin(kafka, {
    names,
    clock,
    logger,
    compacted: options.compactedTopicSettings,
  });
  const publisher = createKafkaPublisher(kafka, { service, names, clock, logger });
  const context = { kafka, names, clock, logger, health, ping: admin.ping };
  health?.check("kafka", admin.ping);
  return {
    publish: publisher.publish,
    endOffsets: admin.endOffsets,
    committedOffsets: admin.committedOffsets,
    ensureTopics: admin.ensureTopics,
    openGroup: (group) => openKafkaSubscription(group, context),
    openReader: (reader) => openKafkaSubscription(reader, context),
    async [Symbol.asyncDispose]() {
      await Promise.all([publisher[Symbol.asyncDispose](), admin[Symbol.asyncDispose]()]);
    },
  };
}
