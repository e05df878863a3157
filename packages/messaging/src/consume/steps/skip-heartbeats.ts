import { heartbeatType } from "@raakvlak/contracts";
import type { RawRecord } from "../../records/raw-record.ts";
import { skipped } from "../outcome.ts";
import { passOn, type Step } from "../step.ts";

/** Heartbeat records only make the broker roll its segments. */
export function skipHeartbeats(): Step<RawRecord> {
  return (items, next, context) =>
    passOn(
      items,
      (record) =>
        record.headers["ce_type"] === heartbeatType
          ? { settled: skipped("heartbeat") }
          : { pass: record },
      (passed) => next(passed, context),
    );
}
