import type { TopicContract } from "@raakvlak/contracts";
import type { IResourceConfigEntry } from "kafkajs";

/** Room for the largest fact that the contracts allow, uncompressed. */
const largestBatchBytes = 4 * 1_048_576;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The broker's settings for a topic. State topics roll their segments so that the bound on old records holds: the
 * active segment is never compacted, and rolls only on an append (hence the heartbeats).
 */
export function topicSettings({ retention }: TopicContract): IResourceConfigEntry[] {
  const settings = retention.compacted
    ? {
        "cleanup.policy": "compact",
        "delete.retention.ms": retention.tombstoneDays * dayMs,
        "min.cleanable.dirty.ratio": 0.3,
        ...(retention.maxLagHours !== undefined && {
          "max.compaction.lag.ms": retention.maxLagHours * hourMs,
          "segment.ms": Math.max(hourMs, (retention.maxLagHours * hourMs) / 4),
        }),
      }
    : { "cleanup.policy": "delete", "retention.ms": retention.days * dayMs };
  return Object.entries({ ...settings, "max.message.bytes": largestBatchBytes }).map(
    ([name, value]) => ({ name, value: String(value) }),
  );
}
