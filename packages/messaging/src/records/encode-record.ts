import { dataSchemaUrn, type ServiceName } from "@raakvlak/contracts";
import { currentTraceparent } from "@raakvlak/runtime";
import type { OutgoingRecord } from "./outgoing-record.ts";

/** A record in the form in which it goes to the broker. */
export interface EncodedRecord {
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Record<string, string>;
}

/**
 * CloudEvents 1.0 in binary content mode: attributes as `ce_` headers, the data as JSON. The trace is the record's own
 * (what the relay publishes was caused long before), else the one that is running here.
 */
export function encodeRecord(
  record: OutgoingRecord,
  service: ServiceName,
  now: Date,
): EncodedRecord {
  const traceparent = record.traceparent ?? currentTraceparent();
  const isTombstone = record.data === undefined;
  return {
    key: record.key,
    value: isTombstone ? null : Buffer.from(JSON.stringify(record.data)),
    headers: {
      ce_specversion: "1.0",
      ce_id: record.id,
      ce_source: `/raakvlak/${service}`,
      ce_type: record.type,
      ce_time: (record.time ?? now).toISOString(),
      ce_subject: record.key,
      ce_dataschema: dataSchemaUrn(record.type, record.schemaVersion),
      ...(record.stateVersion !== undefined && { ce_stateversion: String(record.stateVersion) }),
      ...(traceparent !== undefined && { traceparent }),
      ...(!isTombstone && { "content-type": "application/json" }),
    },
  };
}
