import { z } from "zod";

/** CloudEvents 1.0, Kafka protocol binding, binary content mode: attributes as `ce_` headers, the data as the value. */
export const cloudEventHeadersSchema = z.object({
  ce_specversion: z.literal("1.0"),
  ce_id: z.string().min(1).max(200),
  ce_source: z.string().regex(/^\/raakvlak\/[a-z]+$/, "must be /raakvlak/<service>"),
  ce_type: z.string().min(1).max(80),
  ce_time: z.iso.datetime({ precision: 3 }),
  ce_subject: z.string().min(1).max(200),
  /** `urn:raakvlak:<type>:<event version>`: which schema the data follows. */
  ce_dataschema: z
    .string()
    .regex(/^urn:raakvlak:[a-z.-]+:[1-9][0-9]*$/, "must be urn:raakvlak:<type>:<version>"),
  /** The version of the state, on state topics and their tombstones only; extension attribute. */
  ce_stateversion: z
    .string()
    .regex(/^[1-9][0-9]*$/)
    .optional(),
  /** W3C Trace Context; CloudEvents distributed tracing extension. */
  traceparent: z.string().max(100).optional(),
  "content-type": z.literal("application/json").optional(),
});

export type CloudEventHeaders = z.infer<typeof cloudEventHeadersSchema>;

/** The type that tombstones carry, on every state topic: no value, the version of the end in `ce_stateversion`. */
export const tombstoneType = "raakvlak.tombstone";

/** Written once an hour and partition so that the active segment rolls and compaction reaches it; consumers skip it. */
export const heartbeatType = "raakvlak.heartbeat";

/** The key of heartbeat records; no candidate or vacancy has it. */
export const heartbeatKey = "heartbeat";

export function dataSchemaUrn(type: string, version: number): string {
  return `urn:raakvlak:${type}:${version}`;
}

/** The event version that a `ce_dataschema` names; undefined when it has another form. */
export function versionOfDataSchema(urn: string): number | undefined {
  const match = /^urn:raakvlak:[a-z.-]+:([1-9][0-9]*)$/.exec(urn);
  return match ? Number(match[1]) : undefined;
}
