import type { TopicName } from "@raakvlak/contracts";
import type { RawRecord } from "../records/raw-record.ts";
import type { ParkedMessage } from "./parked-store.ts";

export interface ParkedDocument {
  /** `group:topic:partition:offset`. */
  readonly _id: string;
  readonly group: string;
  readonly topic: TopicName;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** As JSON: the names of a foreign record's headers may be no names of fields. */
  readonly headers: string;
  /** Base64, so that bytes that are no text survive; `null`: a tombstone. */
  readonly value: string | null;
  readonly reason: string;
  readonly parkedAt: Date;
  readonly timesParked: number;
  /** Given up for good; headers and value are gone. */
  readonly dropped?: { readonly why: string; readonly at: Date };
}

export function parkedId(group: string, { topic, partition, offset }: RawRecord): string {
  return `${group}:${topic}:${partition}:${offset}`;
}

export function toRecord(document: ParkedDocument): RawRecord {
  const { topic, partition, offset, key, headers, value } = document;
  return {
    topic,
    partition,
    offset,
    key,
    headers: JSON.parse(headers) as Record<string, string>,
    value: value === null ? null : Buffer.from(value, "base64"),
  };
}

export function toMessage(document: ParkedDocument): ParkedMessage {
  const { _id, group, topic, partition, offset, key, reason, headers, value } = document;
  const { parkedAt, timesParked } = document;
  return {
    id: _id,
    group,
    topic,
    partition,
    offset,
    key,
    reason,
    headers: JSON.parse(headers) as Record<string, string>,
    payload: value === null ? undefined : Buffer.from(value, "base64").toString(),
    parkedAt,
    timesParked,
  };
}
