import type { Retention, TopicContract } from "../src/define-event.ts";
import { topics } from "../src/topics.ts";

function retentionWords(retention: Retention): string {
  if (!retention.compacted) return `${retention.days} days`;
  const lag = retention.maxLagHours === undefined ? "" : ` within ${retention.maxLagHours} h`;
  return `compacted${lag}, tombstones ${retention.tombstoneDays} days`;
}

function rowsOf(topic: TopicContract): string[] {
  const events = topic.events.map((event) => `\`${event.type}\` v${event.version}`).join(", ");
  const route = `${topic.producer} → ${topic.consumers.join(", ")}`;
  return [
    topic.name,
    topic.kind,
    String(topic.partitions),
    retentionWords(topic.retention),
    route,
    events,
    topic.description,
  ];
}

/** docs/events.md: every topic with its events, from the contracts themselves. */
export function eventTable(): string {
  const header = ["topic", "kind", "partitions", "retention", "from → to", "events", "content"];
  const rows = Object.values(topics).map(rowsOf);
  const lines = [header, header.map(() => "---"), ...rows].map(
    (cells) => `| ${cells.join(" | ")} |`,
  );
  return [
    "# Topics and events",
    "",
    "Generated from `packages/contracts` by `npm run generate -w packages/contracts`; a test compares. The JSON Schema of",
    "each event version is in `packages/contracts/schemas/events`.",
    "",
    ...lines,
    "",
  ].join("\n");
}
