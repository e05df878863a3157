import type { Clock } from "@raakvlak/runtime";
import kafkajs from "kafkajs";

const tries = 100;
const pauseMs = 100;

/**
 * Repeats what the broker refused for a moment only: a topic just created has no leader yet, a leader has just moved, a
 * group's coordinator is still loading.
 * kafkajs retries that when producing and fetching, but not for the admin's questions. Throws the last error after 10 s.
 */
export async function patiently<T>(clock: Clock, ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const passes = error instanceof kafkajs.KafkaJSProtocolError && error.retriable;
      if (!passes || attempt >= tries) throw error;
    }
    await clock.sleep(pauseMs);
  }
}
