import { context, propagation, trace, type Context } from "@opentelemetry/api";
import type { AnyFact } from "../records/fact.ts";

/** The context in which what followed from the record continues its trace; without one the context that is active. */
function contextOf(traceparent: string | undefined): Context {
  return traceparent === undefined
    ? context.active()
    : propagation.extract(context.active(), { traceparent });
}

/** Runs what follows from one fact of a batch in the fact's own trace, so that jobs and facts made of it continue it. */
export function inTraceOf<T>(
  { traceparent }: Pick<AnyFact, "traceparent">,
  work: () => Promise<T>,
): Promise<T> {
  const here = trace.getActiveSpan()?.spanContext().traceId;
  // Of the same trace what runs here already is the nearer parent.
  if (traceparent === undefined || (here !== undefined && traceparent.includes(here)))
    return work();
  return context.with(contextOf(traceparent), work);
}
