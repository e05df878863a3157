import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface CollectedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
  /** The traces that it links to. */
  readonly linked: readonly string[];
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

export interface TraceCollector extends AsyncDisposable {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** All that was sent, as it was sent. */
  readonly bodies: readonly Buffer[];
}

interface Attribute {
  key: string;
  value: { stringValue?: string };
}

interface ExportedSpan {
  traceId: string;
  spanId: string;
  name: string;
  links?: { traceId: string }[];
  attributes?: Attribute[];
}

interface ExportRequest {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: ExportedSpan[] }[];
  }[];
}

/** Takes what services export by OTLP over HTTP and keeps it. */
export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = [];
  const bodies: Buffer[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      bodies.push(body);
      spans.push(...spansIn(JSON.parse(body.toString("utf8")) as ExportRequest));
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    bodies,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function spansIn({ resourceSpans }: ExportRequest): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = textsOf(resource.attributes)["service.name"] ?? "";
    return scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ traceId, spanId, name, links = [], attributes = [] }) => ({
        service,
        traceId,
        spanId,
        name,
        linked: links.map((link) => link.traceId),
        attributes: textsOf(attributes),
      }));
  });
}

function textsOf(attributes: readonly Attribute[]): Record<string, string | undefined> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]));
}
