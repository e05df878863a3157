import type { EventContract, ServiceName, TopicContract } from "../src/define-event.ts";
import { topics } from "../src/topics.ts";
import {
  eventMessage,
  eventName,
  heartbeatMessage,
  tombstoneMessage,
} from "./async-api-messages.ts";
import { channelBinding } from "./async-api-bindings.ts";
import { jsonFile, type GeneratedFile } from "./generated-file.ts";
import { draft7SchemaOf, type JsonSchema } from "./schema-of.ts";

const allTopics: readonly TopicContract[] = Object.values(topics);
const ref = (path: string) => ({ $ref: `#/${path}` });

/** docs/api: the one AsyncAPI 3.1 document of all topics, with what each service sends and receives. */
export function asyncApiFile(): GeneratedFile {
  return jsonFile("docs/api/raakvlak.asyncapi.json", asyncApi());
}

/** Every topic as a channel, every event as a message in CloudEvents' binary mode. */
export function asyncApi(): Record<string, unknown> {
  const events = allTopics.flatMap((topic) => topic.events.map((event) => ({ topic, event })));
  const payloads = payloadsOf(events.map(({ event }) => event));
  const messages = events.map(({ topic, event }) => [
    eventName(event),
    eventMessage(topic, event, ref(`components/schemas/${payloads.nameOf(event)}`)),
  ]);
  return {
    asyncapi: "3.1.0",
    info: {
      title: "Raakvlak's topics",
      version: "1",
      description:
        "What services say to each other on Kafka: CloudEvents 1.0 in binary mode, JSON, gzip. A deployment may put a prefix before every address.",
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/json",
    servers: {
      kafka: {
        host: "{brokers}",
        protocol: "kafka",
        variables: { brokers: { default: "localhost:9092", description: "RAAKVLAK_KAFKA" } },
      },
    },
    channels: Object.fromEntries(allTopics.map((topic) => [topic.name, channelOf(topic)])),
    operations: Object.fromEntries(allTopics.flatMap(operationsOf)),
    components: {
      messages: {
        ...(Object.fromEntries(messages) as Record<string, unknown>),
        tombstone: tombstoneMessage(),
        heartbeat: heartbeatMessage(),
      },
      schemas: payloads.schemas,
    },
  };
}

/** The distinct payloads: events of one topic mostly share theirs, named after the first of them. */
function payloadsOf(events: readonly EventContract[]) {
  const names = new Map<EventContract["data"], string>();
  const schemas: Record<string, JsonSchema> = {};
  for (const event of events) {
    if (names.has(event.data)) continue;
    names.set(event.data, eventName(event));
    schemas[eventName(event)] = draft7SchemaOf(event.data);
  }
  return { schemas, nameOf: (event: EventContract) => names.get(event.data) };
}

function channelOf(topic: TopicContract): Record<string, unknown> {
  const own = topic.events.map(eventName);
  const names = topic.kind === "state" ? [...own, "tombstone", "heartbeat"] : own;
  return {
    address: topic.name,
    summary: topic.description,
    messages: Object.fromEntries(names.map((name) => [name, ref(`components/messages/${name}`)])),
    bindings: { kafka: channelBinding(topic) },
  };
}

/** Who writes and who reads; the owner of a state reads it too, to correct what a late relay overwrote. */
function operationsOf(topic: TopicContract): [string, Record<string, unknown>][] {
  const { name, producer, consumers, kind } = topic;
  const readers = kind === "state" ? [...consumers, producer] : consumers;
  const operation = (action: "send" | "receive", service: ServiceName, summary: string) =>
    [
      `${service}.${action}.${name}`,
      { action, channel: ref(`channels/${name}`), summary, tags: [{ name: service }] },
    ] satisfies [string, Record<string, unknown>];
  return [
    operation("send", producer, `${producer} alone writes ${name}.`),
    ...readers.map((service) =>
      operation(
        "receive",
        service,
        service === producer
          ? `${service} reads its own ${name} and corrects what a late relay may have overwritten.`
          : `${service} reads ${name}.`,
      ),
    ),
  ];
}
