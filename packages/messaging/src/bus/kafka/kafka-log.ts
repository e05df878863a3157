import type { Logger } from "@raakvlak/runtime";
import { logLevel, type logCreator } from "kafkajs";

/**
 * kafkajs logs in sentences that may quote what they were given: only their place and level go into our log, one event
 * name for all. Its own "info" is ours to debug with; what it calls an error and then retries is a warning.
 */
export function createKafkaLog(logger: Logger): logCreator {
  return () =>
    ({ namespace, level, log }) => {
      const fields = { kind: namespace, reason: log.message.slice(0, 200) };
      if (level <= logLevel.ERROR || level === logLevel.WARN) logger.warn("kafka-client", fields);
      else logger.debug("kafka-client", fields);
    };
}
