import type { Logger } from "@raakvlak/runtime";
import { Kafka, logLevel } from "kafkajs";
import { correctConnection } from "./correct-connection.ts";
import { createKafkaLog } from "./kafka-log.ts";
import { correctRequestQueueTimer } from "./request-queue-timer.ts";

/** Connects to nothing yet. An outage of some seconds is bridged by retries; a longer one is told to the caller. */
export function createKafkaClient(
  brokers: readonly string[],
  clientId: string,
  logger: Logger,
): Kafka {
  correctConnection();
  correctRequestQueueTimer();
  return new Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 },
    logLevel: logLevel.INFO,
    logCreator: createKafkaLog(logger),
  });
}
