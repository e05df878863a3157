import { context, propagation, type Context } from "@opentelemetry/api";

/** The trace that is running here, in the form in which it travels; undefined when none is. */
export function currentTraceparent(): string | undefined {
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/** The context in which what followed from the record continues its trace; without one the context that is active. */
export function contextOf(traceparent: string | undefined): Context {
  return traceparent === undefined
    ? context.active()
    : propagation.extract(context.active(), { traceparent });
}
