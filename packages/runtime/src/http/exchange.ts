import { context, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { problemSchema, type Problem, type RouteContract } from "@raakvlak/contracts";
import { readBounded } from "./read-bounded.ts";
import type { ClientAnswer, ClientRequest, ServiceClientOptions } from "./service-client.ts";
import { ServiceUnreachable } from "./service-unreachable.ts";

const defaultTimeoutMs = 5_000;
const longestAnswerBytes = 16_777_216;

type AnyRequest = ClientRequest<unknown, unknown, unknown>;

/** One request and its answer, in a span of its own that the other side continues. */
export async function exchange(
  route: RouteContract,
  request: AnyRequest,
  options: ServiceClientOptions,
): Promise<ClientAnswer<unknown>> {
  const span = trace.getTracer("raakvlak").startSpan(route.id, { kind: SpanKind.CLIENT });
  try {
    return await context.with(trace.setSpan(context.active(), span), () =>
      ask(route, request, options),
    );
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

async function ask(
  route: RouteContract,
  request: AnyRequest,
  options: ServiceClientOptions,
): Promise<ClientAnswer<unknown>> {
  const late = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
  try {
    const response = await fetch(urlOf(route, request, options.baseUrl), {
      method: route.method,
      headers: headersOf(request, options.token),
      redirect: "error",
      signal: request.signal ? AbortSignal.any([late, request.signal]) : late,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    const text = await readBounded(response, longestAnswerBytes);
    return readAnswer(route, response, text);
  } catch (error) {
    if (error instanceof ServiceUnreachable) throw error;
    throw new ServiceUnreachable(route.id, late.aborted ? "timeout" : "network", { cause: error });
  }
}

function readAnswer(route: RouteContract, response: Response, text: string): ClientAnswer<unknown> {
  if (response.status >= 500)
    throw new ServiceUnreachable(route.id, "failed", { detail: problemIn(text, response).code });
  if (!response.ok) return { ok: false, problem: problemIn(text, response) };
  const parsed = route.response.safeParse(parseJson(text));
  if (!parsed.success)
    throw new ServiceUnreachable(route.id, "bad-answer", { cause: parsed.error });
  return { ok: true, body: parsed.data, headers: response.headers };
}

/** The other side's problem, or one made of the status when something in between answered. */
export function problemIn(text: string, response: Response): Problem {
  const parsed = problemSchema.safeParse(parseJson(text));
  return (
    parsed.data ?? {
      type: "about:blank",
      title: response.statusText || "No reason given",
      status: response.status,
      code: "unexplained",
    }
  );
}

function parseJson(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function urlOf(route: RouteContract, request: AnyRequest, baseUrl: string): string {
  const params = (request.params ?? {}) as Record<string, unknown>;
  const path = route.path.replaceAll(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  const asked = (request.query ?? {}) as Record<string, string | number | boolean | undefined>;
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined) query.set(name, String(value));
  return `${baseUrl}${path}${query.size > 0 ? `?${query.toString()}` : ""}`;
}

export function headersOf(request: AnyRequest, token: string): Record<string, string> {
  const headers: Record<string, string> = {
    ...request.headers,
    accept: "application/json",
    authorization: `Bearer ${token}`,
    ...(request.body !== undefined && { "content-type": "application/json" }),
  };
  propagation.inject(context.active(), headers);
  return headers;
}
