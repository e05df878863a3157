import { context, propagation, trace } from "@opentelemetry/api";

/** The trace that is running here, in the form in which it is kept; undefined when none is. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/**
 * Runs the work in the trace that it was caused in. A trace running here that is the same one already is kept, for it
 * holds the nearer parent; any other (the sweeper's, say) is left.
 */
export function continueTrace<T>(
  name: string,
  traceparent: string | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const here = trace.getActiveSpan()?.spanContext();
  const isSame = traceparent === undefined || (here && traceparent.includes(here.traceId));
  const parent = isSame ? context.active() : propagation.extract(context.active(), { traceparent });
  // The span of the worker that took the job from the queue stands in the other trace.
  const links = !isSame && here ? [{ context: here }] : [];
  return trace.getTracer("raakvlak").startActiveSpan(name, { links }, parent, async (span) => {
    try {
      return await work();
    } finally {
      span.end();
    }
  });
}
