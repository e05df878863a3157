import { SpanKind, trace as tracing, type Link } from "@opentelemetry/api";
import type { RawRecord } from "../../records/raw-record.ts";
import { contextOf } from "../../tracing/traceparent.ts";
import type { Step } from "../step.ts";

/** Links that one span carries, at most. */
const mostLinks = 50;

/**
 * A span around the batch: a child of the trace that its first record belongs to, with links to the others. A record
 * alone in its batch, which is the rule at a trickle, so simply continues its trace.
 */
export function trace(group: string): Step<RawRecord> {
  return (items, next, context) => {
    const parents = [...new Set(items.flatMap(({ headers }) => headers["traceparent"] ?? []))];
    const topic = items[0]?.topic ?? "";
    const options = {
      kind: SpanKind.CONSUMER,
      links: parents.slice(1, mostLinks + 1).flatMap(linkTo),
      attributes: {
        "messaging.system": "kafka",
        "messaging.operation.type": "process",
        "messaging.destination.name": topic,
        "messaging.consumer.group.name": group,
        "messaging.batch.message_count": items.length,
      },
    };
    return tracing
      .getTracer("raakvlak")
      .startActiveSpan(`process ${topic}`, options, contextOf(parents[0]), async (span) => {
        try {
          return await next(items, context);
        } finally {
          span.end();
        }
      });
  };
}

function linkTo(traceparent: string): Link[] {
  const context = tracing.getSpanContext(contextOf(traceparent));
  return context ? [{ context }] : [];
}
