import {
  tombstoneType,
  type EventContract,
  type TopicContract,
  type TopicName,
} from "@raakvlak/contracts";
import { ContractViolation } from "./contract-violation.ts";
import { problemsOf } from "./problems-of.ts";

/** A record that may be published: made by `recordOf` or `tombstoneOf`. */
export interface OutgoingRecord {
  readonly topic: TopicName;
  readonly key: string;
  readonly type: string;
  readonly id: string;
  /** Absent: a tombstone. */
  readonly data?: unknown;
  readonly schemaVersion: number;
  readonly stateVersion?: number;
  readonly traceparent?: string;
  /** When what it tells of was stored; default: when it is published. */
  readonly time?: Date;
  /** Only for records that belong to a partition rather than to a key (heartbeats). */
  readonly partition?: number;
}

export interface RecordOptions {
  /** The same each time this fact is published; at most 200 characters. */
  readonly id: string;
  /** Required on state topics. */
  readonly stateVersion?: number;
}

/** A fact as a record; throws ContractViolation naming topic, key and every field when the data breaks its contract. */
export function recordOf<Data>(
  event: EventContract<Data>,
  data: Data,
  options: RecordOptions,
): OutgoingRecord {
  const parsed = event.data.safeParse(data);
  if (!parsed.success)
    throw new ContractViolation(
      `${event.type} on ${event.topic}, id ${options.id}`,
      problemsOf(parsed.error),
    );
  return {
    topic: event.topic,
    key: event.key(parsed.data),
    type: event.type,
    schemaVersion: event.version,
    data: parsed.data,
    ...options,
  };
}

/** The end of a key's state. It carries its version, so that a late older record can be told from it. */
export function tombstoneOf(
  topic: TopicContract,
  key: string,
  stateVersion: number,
): OutgoingRecord {
  if (topic.kind !== "state") throw new Error(`${topic.name} is a stream: it has no tombstones`);
  const id = stateRecordId(topic.name, key, stateVersion);
  return { topic: topic.name, key, type: tombstoneType, id, schemaVersion: 1, stateVersion };
}

/** The id of a state record: every publication of one version has the same. */
export function stateRecordId(topic: TopicName, key: string, stateVersion: number): string {
  return `${topic}:${key}:${stateVersion}`;
}
