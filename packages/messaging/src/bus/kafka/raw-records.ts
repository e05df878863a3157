import type { TopicName } from "@raakvlak/contracts";
import type { KafkaMessage } from "kafkajs";
import type { RawRecord } from "../../records/raw-record.ts";

export function toRawRecord(
  topic: TopicName,
  partition: number,
  { key, value, offset, headers }: KafkaMessage,
): RawRecord {
  const texts: Record<string, string> = {};
  for (const name in headers) {
    const header = headers[name];
    // A header given twice is no CloudEvent; the last one counts.
    const last = Array.isArray(header) ? header.at(-1) : header;
    if (last !== undefined) texts[name] = last.toString();
  }
  return {
    topic,
    partition,
    offset: Number(offset),
    key: key?.toString() ?? "",
    value,
    headers: texts,
  };
}
