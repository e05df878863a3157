import { heartbeatKey, heartbeatType, type TopicContract } from "@raakvlak/contracts";
import { type Clock, createSystemClock, type Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
import type { OutgoingRecord } from "../records/outgoing-record.ts";

export interface HeartbeatOptions {
  readonly bus: Bus;
  /** The owner's state topics. */
  readonly topics: readonly TopicContract[];
  /** Default the machine's. */
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Default one hour. */
  readonly everyMs?: number;
}

const hourMs = 3_600_000;

/**
 * Writes one record per partition at once and then every hour: the broker rolls a segment only on an append and never
 * compacts the active one, so that on a quiet partition an erased profile would stay for ever (invariant 9).
 */
export function startHeartbeat(options: HeartbeatOptions): AsyncDisposable {
  const { bus, topics, logger, clock = createSystemClock(), everyMs = hourMs } = options;
  const beat = () => bus.publish(topics.flatMap((topic) => heartbeatsOf(topic, clock.now())));
  const failed = (error: unknown) => logger?.warn("heartbeat-failed", {}, error);
  const first = beat().catch(failed);
  const beats = clock.every(everyMs, beat, { jitter: 0.1, onError: failed });
  return {
    async [Symbol.asyncDispose]() {
      await first;
      await beats[Symbol.asyncDispose]();
    },
  };
}

function heartbeatsOf(topic: TopicContract, at: Date): OutgoingRecord[] {
  return Array.from({ length: topic.partitions }, (_, partition) => ({
    topic: topic.name,
    partition,
    key: heartbeatKey,
    type: heartbeatType,
    id: `${heartbeatType}:${topic.name}:${partition}:${at.getTime()}`,
    schemaVersion: 1,
    data: {},
  }));
}
