import {
  tombstoneType,
  cloudEventHeadersSchema,
  heartbeatType,
  versionOfDataSchema,
  type CloudEventHeaders,
  type EventContract,
} from "@raakvlak/contracts";
import type { Fact } from "./fact.ts";
import { liftData } from "./lift-data.ts";
import { problemsOf } from "./problems-of.ts";
import type { RawRecord } from "./raw-record.ts";
import type { TopicFormat, TopicFormats } from "./topic-formats.ts";

export type Decoded =
  | { readonly kind: "fact"; readonly fact: Fact }
  | { readonly kind: "heartbeat" }
  /** Nothing of the payload is in the reason. */
  | { readonly kind: "unreadable"; readonly reason: string };

type Data = { readonly data: unknown } | { readonly reason: string };

/** Checks a record against its envelope and its contract and lifts old versions. Never throws. */
export function decodeRecord(record: RawRecord, formats: TopicFormats): Decoded {
  if (record.headers["ce_type"] === heartbeatType) return { kind: "heartbeat" };
  const headers = cloudEventHeadersSchema.safeParse(record.headers);
  if (!headers.success) return unreadable(`envelope: ${problemsOf(headers.error).join("; ")}`);
  const format = formats.get(record.topic);
  if (!format) return unreadable(`no contract of topic ${record.topic}`);
  if (record.key === "") return unreadable("no key");
  if (format.kind === "state" && headers.data.ce_stateversion === undefined)
    return unreadable("no ce_stateversion on a state topic");
  const result =
    record.value === null
      ? readTombstone(headers.data, format)
      : readData(record.value, record.key, headers.data, format);
  return "reason" in result
    ? unreadable(result.reason)
    : { kind: "fact", fact: toFact(record, headers.data, result.data) };
}

/** The state version that a record claims, also one that can not be read otherwise. */
export function claimedVersion(record: RawRecord): number | undefined {
  const claimed = record.headers["ce_stateversion"];
  return claimed !== undefined && /^[1-9][0-9]{0,15}$/.test(claimed) ? Number(claimed) : undefined;
}

function readTombstone(headers: CloudEventHeaders, format: TopicFormat): Data {
  if (format.kind === "stream") return { reason: "a tombstone on a stream topic" };
  if (headers.ce_type !== tombstoneType) return { reason: `no value, but type ${headers.ce_type}` };
  return { data: undefined };
}

function readData(
  value: Buffer,
  key: string,
  headers: CloudEventHeaders,
  format: TopicFormat,
): Data {
  const event = format.events.get(headers.ce_type);
  if (!event) return { reason: `unknown type ${headers.ce_type}` };
  const version = versionOfDataSchema(headers.ce_dataschema);
  if (version !== undefined && version > event.version && format.newer === "opaque")
    return { data: undefined };
  if (version === undefined || version > event.version)
    return { reason: `${headers.ce_dataschema} is newer than version ${event.version}` };
  const parsed = parseData(value, event, version);
  if ("reason" in parsed) return parsed;
  return event.key(parsed.data) === key ? parsed : { reason: "the key is not that of the data" };
}

function parseData(value: Buffer, event: EventContract, version: number): Data {
  let lifted: unknown;
  try {
    lifted = liftData(event, version, JSON.parse(value.toString()));
  } catch (error) {
    // The parser quotes what it could not read: that stays out of the reason.
    return { reason: error instanceof SyntaxError ? "not JSON" : "can not be lifted" };
  }
  const parsed = event.data.safeParse(lifted);
  return parsed.success ? { data: parsed.data } : { reason: problemsOf(parsed.error).join("; ") };
}

function toFact(record: RawRecord, headers: CloudEventHeaders, data: unknown): Fact {
  return {
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    key: record.key,
    type: headers.ce_type,
    id: headers.ce_id,
    time: headers.ce_time,
    ...(headers.ce_stateversion !== undefined && { stateVersion: Number(headers.ce_stateversion) }),
    data,
    ...(headers.traceparent !== undefined && { traceparent: headers.traceparent }),
  };
}

function unreadable(reason: string): Decoded {
  return { kind: "unreadable", reason };
}
