import type { EventContract, TopicContract } from "../src/define-event.ts";
import {
  cloudEventHeadersSchema,
  dataSchemaUrn,
  heartbeatKey,
  heartbeatType,
  tombstoneType,
} from "../src/envelope/cloud-event.ts";
import { keyBinding } from "./async-api-bindings.ts";
import { eventExamples } from "./examples.ts";
import { draft7SchemaOf, type JsonSchema } from "./schema-of.ts";

/** How a message is called in the document: its type and the version of its data. */
export function eventName({ type, version }: EventContract): string {
  return `${type}.v${version}`;
}

/** One event version, with what its headers must say and the examples that must be readable for ever. */
export function eventMessage(
  topic: TopicContract,
  event: EventContract,
  payload: JsonSchema,
): Record<string, unknown> {
  const isState = topic.kind === "state";
  const examples = eventExamples(event.type, event.version);
  return {
    name: event.type,
    title: `${event.type}, version ${event.version}`,
    contentType: "application/json",
    headers: headersOf(event.type, event.version, {
      required: isState ? ["ce_stateversion"] : [],
      source: `/raakvlak/${topic.producer}`,
    }),
    payload,
    bindings: { kafka: keyBinding("The id that the fact is about; also `ce_subject`.") },
    ...(examples.length > 0 && { examples: examples.map((example) => ({ payload: example })) }),
  };
}

/** The end of a key's state. */
export function tombstoneMessage(): Record<string, unknown> {
  return {
    name: tombstoneType,
    title: "The end of a key's state",
    summary: "A record without a value; its version lets a late older record be told from it.",
    headers: headersOf(tombstoneType, 1, { required: ["ce_stateversion"] }),
    payload: { type: "null" },
    bindings: { kafka: keyBinding("The id whose state has ended.") },
  };
}

/** What makes the broker roll a segment; nobody reads it. */
export function heartbeatMessage(): Record<string, unknown> {
  return {
    name: heartbeatType,
    title: "A heartbeat",
    summary:
      "Once an hour and partition, so that compaction reaches every record. Readers skip it.",
    headers: headersOf(heartbeatType, 1, { required: [] }),
    payload: { type: "object", maxProperties: 0 },
    bindings: { kafka: { key: { const: heartbeatKey }, bindingVersion: "0.5.0" } },
  };
}

function headersOf(
  type: string,
  version: number,
  { required, source }: { required: readonly string[]; source?: string },
): JsonSchema {
  const envelope = draft7SchemaOf(cloudEventHeadersSchema) as {
    properties: Record<string, JsonSchema>;
    required: string[];
  };
  return {
    ...envelope,
    properties: {
      ...envelope.properties,
      ce_type: { const: type },
      ce_dataschema: { const: dataSchemaUrn(type, version) },
      ...(source !== undefined && { ce_source: { const: source } }),
    },
    required: [...envelope.required, ...required],
  };
}
