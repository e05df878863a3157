import { context, type Link, propagation, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import type { ChangeNeeds } from "./change-one.ts";
import type { Intent } from "./intent.ts";
import type { StateDocument } from "./state-owner.ts";
import type { StateChange } from "./write-state.ts";

export interface ChangeTraces {
  /** The trace that begins with the change of this document; nothing without telemetry. */
  of(documentId: string): Pick<Intent, "traceparent">;
  end(): void;
}

/**
 * One trace per document of a bulk, from its change to whatever follows from it: a run changes thousands, and one trace
 * of them all could not be read. Each links to what runs here.
 */
export function startTraces<Doc extends StateDocument>(
  changes: readonly StateChange<Doc>[],
  { collection, traceAttributes }: Pick<ChangeNeeds<Doc>, "collection" | "traceAttributes">,
): ChangeTraces {
  const cause = trace.getActiveSpan()?.spanContext();
  const links: Link[] = cause ? [{ context: cause }] : [];
  const tracer = trace.getTracer("raakvlak");
  const spans = new Map(
    changes.map(({ next }) => {
      const attributes = traceAttributes?.(next) ?? {};
      const options = { kind: SpanKind.PRODUCER, root: true, links, attributes };
      return [next._id, tracer.startSpan(`change ${collection}`, options, context.active())];
    }),
  );
  return {
    of(documentId) {
      const carrier: { traceparent?: string } = {};
      const span = spans.get(documentId);
      if (span) propagation.inject(trace.setSpan(ROOT_CONTEXT, span), carrier);
      return carrier;
    },
    end() {
      for (const span of spans.values()) span.end();
    },
  };
}
