import type { Retention, TopicContract } from "../src/define-event.ts";

const bindingVersion = "0.5.0";
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What a topic is on the broker, as far as readers and writers must know. */
export function channelBinding({ name, partitions, retention }: TopicContract) {
  return {
    topic: name,
    partitions,
    topicConfiguration: configurationOf(retention),
    bindingVersion,
  };
}

/** The key of a topic's records: all facts of one key are in one partition, in order. */
export function keyBinding(description: string) {
  return { key: { type: "string", format: "uuid", description }, bindingVersion };
}

function configurationOf(retention: Retention): Record<string, unknown> {
  if (!retention.compacted)
    return { "cleanup.policy": ["delete"], "retention.ms": retention.days * dayMs };
  return {
    "cleanup.policy": ["compact"],
    "delete.retention.ms": retention.tombstoneDays * dayMs,
    ...(retention.maxLagHours !== undefined && {
      "max.compaction.lag.ms": retention.maxLagHours * hourMs,
    }),
  };
}
