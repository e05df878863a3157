import type { Logger } from "@raakvlak/runtime";
import { logLevel, type logCreator } from "kafkajs";

/**
 * What kafkajs has to say, under one event name. It calls much an error that it then retries (a broker that starts up
 * answers dozens of those): only failing connections and the like are warnings for us; what it could not mend is told
 * by whoever was waiting for it.
 */
export function createKafkaLog(logger: Logger): logCreator {
  return () =>
    ({ namespace, level, log }) => {
      const fields = { kind: namespace, reason: log.message.slice(0, 200) };
      const isAnswer = log.message.startsWith("Response ");
      if (level <= logLevel.ERROR && !isAnswer) logger.warn("kafka-client", fields);
      else logger.debug("kafka-client", fields);
    };
}
