import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { eventually, startProcess, useStack } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { developmentToken } from "../config/config-schemas.ts";

const stack = useStack();
const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const root = path.join(import.meta.dirname, "../../../..");

interface ExportedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: unknown;
}
interface Batch {
  readonly resourceSpans: { scopeSpans: { spans: ExportedSpan[] }[] }[];
}

/** A collector that keeps what it gets. */
const spans: ExportedSpan[] = [];
const collector = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
  request.on("end", () => {
    const { resourceSpans } = JSON.parse(body) as Batch;
    spans.push(
      ...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((one) => one.spans)),
    );
    response.end("{}");
  });
});
beforeAll(() => new Promise<void>((resolve) => void collector.listen(0, "127.0.0.1", resolve)));
afterAll(() => void collector.close());

function startTraced(collectorUrl: string | undefined) {
  const environment = {
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_REDIS: stack.addresses.redis,
    RAAKVLAK_DATABASE_NAME: stack.databaseName,
    RAAKVLAK_QUEUE_PREFIX: stack.queuePrefix,
  };
  return startProcess(path.join(import.meta.dirname, "fixtures/traced-service.ts"), {
    nodeArgs: ["--import", "@raakvlak/runtime/telemetry"],
    cwd: root,
    args: [JSON.stringify(environment)],
    env: {
      OTEL_BSP_SCHEDULE_DELAY: "100",
      ...(collectorUrl !== undefined && { OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl }),
    },
  });
}

let serial = 0;

/** With words of its own: the job of a service that was killed would be redelivered only after its lock. */
async function sendRequest(service: ReturnType<typeof startTraced>): Promise<void> {
  serial += 1;
  const line = JSON.parse(await service.line("listening-internally")) as { port: number };
  const response = await fetch(`http://127.0.0.1:${line.port}/words/secret-word-${serial}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${developmentToken("site")}`,
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    },
  });
  expect(response.status).toBe(200);
}

describe("one trace", () => {
  test("leads from a request over mongoose, Redis, queue, due and job to the next request", async () => {
    const { port } = collector.address() as AddressInfo;
    await using service = startTraced(`http://127.0.0.1:${port}`);
    await sendRequest(service);
    const names = () => spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
    await eventually(
      () => {
        for (const name of [
          "POST /words/:word",
          "findOne words",
          "evalsha",
          "job now",
          "job later",
          "matching.end",
          "GET /ends/:word",
        ])
          expect(names()).toContainEqual(expect.stringContaining(name));
      },
      { timeoutMs: 15_000 },
    );
    for (const event of ["request-handled", "job-handled", "last-request-handled"])
      expect(await service.line(event)).toContain(traceId);
    const ids = new Set(spans.map(({ spanId }) => spanId));
    const orphans = spans.filter(
      (span) =>
        span.traceId === traceId &&
        span.parentSpanId !== "00f067aa0ba902b7" &&
        !ids.has(span.parentSpanId ?? ""),
    );
    expect(orphans.map(({ name }) => name)).toEqual([]);
    expect(JSON.stringify(spans)).not.toContain("secret-word");
    expect(spans.map(({ name }) => name)).not.toContain("moveStalledJobsToWait jobs");
    service.signal("SIGTERM");
    expect((await service.exited).code).toBe(0);
  });

  test("flows without a collector too", async () => {
    await using service = startTraced(undefined);
    await sendRequest(service);
    for (const event of ["request-handled", "job-handled", "last-request-handled"])
      expect(await service.line(event)).toContain(traceId);
  });

  test("does not hold up the exit when the collector is away", async () => {
    await using service = startTraced("http://127.0.0.1:9");
    await sendRequest(service);
    await service.line("last-request-handled");
    const beganAtMs = performance.now();
    service.signal("SIGTERM");
    expect((await service.exited).code).toBe(0);
    expect(performance.now() - beganAtMs).toBeLessThan(2_000);
  });
});
