import {
  type Attributes,
  context,
  type Context,
  type Link,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  trace,
  TraceFlags,
} from "@opentelemetry/api";

/** Work that serves several traces at once: a batch of records, a mail with several vacancies. */
export interface SharedWork {
  readonly name: string;
  readonly kind: keyof typeof kinds;
  readonly attributes: Attributes;
  /** Of what is worked on, in the form in which it travels; several of one trace count once. */
  readonly traceparents: readonly string[];
  /** Where the work itself belongs. `their-own`: to the only trace there is, and with several to a trace of its own. */
  readonly within: "the-active-trace" | "their-own";
}

const kinds = { client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER } as const;

/** Links that one span carries, at most. */
const mostLinks = 50;

/**
 * Runs the work in one span, and shows it in every trace that it serves: there a span of the same name and time leads to
 * it by a link. So each trace is complete, and no trace holds another one's work.
 */
export async function spanInEachTrace<T>(work: SharedWork, run: () => Promise<T>): Promise<T> {
  const { name, attributes, within } = work;
  const kind = kinds[work.kind];
  const served = distinct(work.traceparents);
  const [only] = served.length === 1 ? served : [];
  const parent = within === "the-active-trace" ? context.active() : contextWith(only);
  const here = trace.getSpanContext(parent)?.traceId;
  const others = served.filter(({ traceId }) => traceId !== here);
  const tracer = trace.getTracer("raakvlak");
  const links = others.slice(0, mostLinks).map((to): Link => ({ context: to }));
  return tracer.startActiveSpan(name, { kind, attributes, links }, parent, async (span) => {
    const shown = others
      .filter(isSampled)
      .map((to) =>
        tracer.startSpan(name, { kind, attributes, links: linkTo(span) }, contextWith(to)),
      );
    try {
      return await run();
    } finally {
      for (const each of [...shown, span]) each.end();
    }
  });
}

function distinct(traceparents: readonly string[]): SpanContext[] {
  const byTrace = new Map<string, SpanContext>();
  for (const traceparent of traceparents) {
    const found = trace.getSpanContext(propagation.extract(ROOT_CONTEXT, { traceparent }));
    if (found && !byTrace.has(found.traceId)) byTrace.set(found.traceId, found);
  }
  return [...byTrace.values()];
}

/** What was not recorded from its beginning has nobody who reads on. */
const isSampled = ({ traceFlags }: SpanContext) => (traceFlags & TraceFlags.SAMPLED) !== 0;

function contextWith(spanContext: SpanContext | undefined): Context {
  return spanContext ? trace.setSpanContext(ROOT_CONTEXT, spanContext) : ROOT_CONTEXT;
}

function linkTo(span: Span): Link[] {
  return [{ context: span.spanContext() }];
}
