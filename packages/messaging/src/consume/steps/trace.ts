import { spanInEachTrace } from "@raakvlak/runtime";
import type { RawRecord } from "../../records/raw-record.ts";
import type { Step } from "../step.ts";

/**
 * A span around the batch that continues its trace; where the batch holds records of several traces, each shows it, and
 * it stands in none of them.
 */
export function trace(group: string): Step<RawRecord> {
  return (items, next, context) => {
    const topic = items[0]?.topic ?? "";
    const attributes = {
      "messaging.system": "kafka",
      "messaging.operation.type": "process",
      "messaging.destination.name": topic,
      "messaging.consumer.group.name": group,
      "messaging.batch.message_count": items.length,
    };
    const traceparents = items.flatMap(({ headers }) => headers["traceparent"] ?? []);
    return spanInEachTrace(
      {
        name: `process ${topic}`,
        kind: "consumer",
        attributes,
        traceparents,
        within: "their-own",
      },
      () => next(items, context),
    );
  };
}
