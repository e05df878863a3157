import type { z } from "zod";

export type TopicName =
  | "vacancies"
  | "profiles"
  | "subscriptions"
  | "interests"
  | "matches"
  | "deliveries";

/** A function that lifts the data of one event version to the next; it never throws on data that its version's schema accepts. */
export type Upcaster = (data: never) => unknown;

/** One kind of fact: what it is called, where it travels, how it is keyed and what it must look like. */
export interface EventContract<Data = unknown> {
  /** What happened, for people and logs; consumers of state topics act on the state, never on the type. */
  readonly type: string;
  /** The version of the data's shape. Within a version fields are only added, and only as optional. */
  readonly version: number;
  readonly topic: TopicName;
  /** The record's key on the topic: all facts with one key are in one partition, in order. */
  key(data: Data): string;
  readonly data: z.ZodType<Data>;
  /** For every older version v the step from v to v + 1; together they cover 1 … version - 1. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
}

interface EventDefinition<Schema extends z.ZodType> {
  type: string;
  version: number;
  topic: TopicName;
  key: (data: z.output<Schema>) => string;
  data: Schema;
  upcasters?: Record<number, Upcaster>;
}

/**
 * Declares a fact. Throws at load time when an upcaster for an older version is missing, so that a service which could
 * not read old compacted records never starts.
 */
export function defineEvent<Schema extends z.ZodType>(
  definition: EventDefinition<Schema>,
): EventContract<z.output<Schema>> {
  const upcasters = definition.upcasters ?? {};
  for (let version = 1; version < definition.version; version += 1) {
    if (!upcasters[version])
      throw new Error(`${definition.type}: no upcaster from version ${version} to ${version + 1}`);
  }
  return {
    ...definition,
    data: definition.data as unknown as z.ZodType<z.output<Schema>>,
    upcasters,
  };
}

export interface TopicContract<Data = unknown> {
  readonly name: TopicName;
  /** `state`: the whole state under its key with a version that only grows, compacted. `stream`: facts, kept for a time. */
  readonly kind: "state" | "stream";
  /** Never changes once the topic exists: a key must stay in its partition. */
  readonly partitions: number;
  readonly retention: Retention;
  readonly producer: ServiceName;
  readonly consumers: readonly ServiceName[];
  readonly events: readonly EventContract<Data>[];
  readonly description: string;
}

export type ServiceName = "ingestion" | "preference" | "matching" | "notification" | "site";

export type Retention =
  /** Compacted; `maxLagHours` bounds how long an old record may survive, `tombstoneDays` how long a deletion stays readable. */
  | { readonly compacted: true; readonly maxLagHours?: number; readonly tombstoneDays: number }
  | { readonly compacted: false; readonly days: number };

/** Declares a topic with the events it carries; throws when an event names another topic or two share a type. */
export function defineTopic<Data>(topic: TopicContract<Data>): TopicContract<Data> {
  const types = new Set<string>();
  for (const event of topic.events) {
    if (event.topic !== topic.name)
      throw new Error(`${event.type} belongs to ${event.topic}, not to ${topic.name}`);
    if (types.has(event.type)) throw new Error(`${topic.name} declares ${event.type} twice`);
    types.add(event.type);
  }
  return topic;
}
