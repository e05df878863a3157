import { metrics } from "@raakvlak/runtime";
import type { RawRecord } from "../../records/raw-record.ts";
import type { Step } from "../step.ts";

const records = metrics.counter("raakvlak_consumed_records_total");
const age = metrics.histogram("raakvlak_consumed_record_age_seconds");

/** Counts what became of the records, and how long they were under way. */
export function measure(group: string, now: () => Date): Step<RawRecord> {
  return async (items, next, context) => {
    const results = await next(items, context);
    for (const [index, { topic, headers }] of items.entries()) {
      const outcome = results[index]?.kind ?? "untried";
      records.add(1, { group, topic, outcome });
      const stored = Date.parse(headers["ce_time"] ?? "");
      if (outcome === "done" && Number.isFinite(stored))
        age.record(Math.max(0, now().getTime() - stored) / 1_000, { group, topic });
    }
    return results;
  };
}
