import type { TopicContract } from "@raakvlak/contracts";
import type { IResourceConfigEntry } from "kafkajs";

/** Room for the largest fact that the contracts allow, uncompressed. */
const largestBatchBytes = 4 * 1_048_576;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Settings that win over those of the contracts, on compacted topics only: tests make compaction quick with them. */
export type CompactedTopicSettings = Readonly<Record<string, string>>;

/**
 * The broker's settings for a topic. Compacted topics roll their segments so that the bound on old records holds: the
 * active segment is never compacted, and rolls only on an append (hence the heartbeats). Streams roll once a day: a
 * segment goes when its youngest record is too old, so that a record stays at most a day longer than the contract says.
 */
export function topicSettings(
  { retention }: TopicContract,
  compacted: CompactedTopicSettings = {},
): IResourceConfigEntry[] {
  const settings: Record<string, string | number> = retention.compacted
    ? {
        "cleanup.policy": "compact",
        "delete.retention.ms": retention.tombstoneDays * dayMs,
        "min.cleanable.dirty.ratio": 0.3,
        ...(retention.maxLagHours !== undefined && {
          "max.compaction.lag.ms": retention.maxLagHours * hourMs,
          "segment.ms": Math.max(hourMs, (retention.maxLagHours * hourMs) / 4),
        }),
        ...compacted,
      }
    : { "cleanup.policy": "delete", "retention.ms": retention.days * dayMs, "segment.ms": dayMs };
  return Object.entries({ ...settings, "max.message.bytes": largestBatchBytes }).map(
    ([name, value]) => ({ name, value: String(value) }),
  );
}
