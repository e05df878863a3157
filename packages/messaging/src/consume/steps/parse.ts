import { decodeRecord } from "../../records/decode-record.ts";
import type { Fact } from "../../records/fact.ts";
import type { RawRecord } from "../../records/raw-record.ts";
import type { TopicFormats } from "../../records/topic-formats.ts";
import { rejected, skipped } from "../outcome.ts";
import { passOn, type Step } from "../step.ts";

/** Checks envelope and contract and lifts old versions; unknown and malformed records are rejected, naming what is wrong. */
export function parse(formats: TopicFormats): Step<RawRecord, Fact> {
  return (items, next, context) =>
    passOn(
      items,
      (record) => {
        const decoded = decodeRecord(record, formats);
        if (decoded.kind === "fact") return { pass: decoded.fact };
        const isHeartbeat = decoded.kind === "heartbeat";
        return { settled: isHeartbeat ? skipped("heartbeat") : rejected(decoded.reason) };
      },
      (facts) => next(facts, context),
    );
}
