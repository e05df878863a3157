import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { ingestionRoutes } from "@raakvlak/contracts";
import { createServiceClient, developmentToken, type ServiceClient } from "@raakvlak/runtime";
import { eventually, startProcess, useStack, type TestProcess } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bombs } from "./adapters/reading/fixtures/bombs.ts";

const stack = useStack();
const resources = new AsyncDisposableStack();
/** Of the service and the process that reads for it together. */
const MEMORY_MB_MAXIMUM = 300;
const DELAY_MS_MAXIMUM = 200;
/** Of reading one body, on a machine that others keep busy. */
const PATIENCE_MS = 90_000;
let server: Server;
let base = "";
let ingestion: TestProcess;
let client: ServiceClient<typeof ingestionRoutes>;
let memory: TestProcess;

async function port(of: Server): Promise<number> {
  of.listen(0, "127.0.0.1");
  await new Promise((resolve) => of.once("listening", resolve));
  return (of.address() as AddressInfo).port;
}

async function run(sourceId: string) {
  const body = { dryRun: true, confirmClosing: false };
  const answer = await client.runSource({ params: { sourceId }, body });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.body;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? "").split(/[/?]/)[1] ?? "");
    bombs[name]?.answer(response);
  });
  base = `http://127.0.0.1:${await port(server)}`;
  const probe = createServer();
  const internalPort = await port(probe);
  await new Promise((resolve) => probe.close(resolve));
  const fixture = (name: string) =>
    path.join(import.meta.dirname, "adapters/reading/fixtures", name);
  ingestion = startProcess(path.join(import.meta.dirname, "main.ts"), {
    nodeArgs: ["--import", "@raakvlak/runtime/telemetry", "--import", fixture("loop-delay.ts")],
    env: {
      RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
      RAAKVLAK_MONGO: stack.addresses.mongo,
      RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
      RAAKVLAK_DATABASE_NAME: stack.databaseName,
      RAAKVLAK_INTERNAL_PORT: String(internalPort),
      RAAKVLAK_RUN_EVERY_MINUTES: "0",
      RAAKVLAK_FEED_SECONDS_MAXIMUM: "5",
      RAAKVLAK_ALLOWED_FEED_HOSTS: new URL(base).host,
      RAAKVLAK_LOG_LEVEL: "error",
    },
  });
  resources.use(ingestion);
  client = createServiceClient(ingestionRoutes, {
    baseUrl: `http://127.0.0.1:${internalPort}`,
    token: developmentToken("operator"),
    timeoutMs: PATIENCE_MS,
  });
  await eventually(async () => expect((await client.listSources({})).ok).toBe(true), {
    timeoutMs: 30_000,
  });
  // What starting costs is not what is measured here.
  ingestion.signal("SIGUSR2");
  await ingestion.line("loop-delay");
  memory = resources.use(startProcess(fixture("memory-watch.ts"), { args: [`${ingestion.pid}`] }));
  await memory.line("watching");
});

afterAll(async () => {
  await resources.disposeAsync();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** What one of the two watches has seen. */
async function figures<Figures>(watch: TestProcess, name: string): Promise<Figures> {
  const before = watch.output.length;
  watch.signal("SIGUSR2");
  return eventually(() => {
    const found = new RegExp(`^${name} (\\{.*\\})$`, "m").exec(watch.output.slice(before));
    if (!found) throw new Error(`no ${name} yet`);
    return JSON.parse(found[1] ?? "") as Figures;
  });
}

describe("ingestion under attack", () => {
  it.each(Object.keys(bombs))(
    "refuses within its limits: %s",
    async (name) => {
      const bomb = bombs[name];
      if (!bomb) throw new Error(name);
      const sourceId = name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
      const location = { kind: "url" as const, url: `${base}/${encodeURIComponent(name)}` };
      const body = {
        organisationId: "raakvlak",
        name,
        format: bomb.format,
        location,
        closeShareMaximum: 50,
      };
      expect((await client.putSource({ params: { sourceId }, body })).ok).toBe(true);
      const { outcome, detail = "", opened } = await run(sourceId);
      expect(detail).toMatch(bomb.detail);
      expect(outcome).toBe(bomb.isRead ? "done" : "failed");
      expect(bomb.isRead ? 0 : opened).toBe(0);
    },
    PATIENCE_MS,
  );

  it.skipIf(!existsSync("/proc/self/smaps_rollup"))(
    "stays under 300 MB with an event loop that is free, and goes on",
    async () => {
      const delay = await figures<{ p50: number; p99: number; max: number }>(
        ingestion,
        "loop-delay",
      );
      const peak = await figures<{ samples: number; serviceMb: number; togetherMb: number }>(
        memory,
        "memory",
      );
      const load = os.loadavg().map((one) => one.toFixed(1));
      const line = JSON.stringify({ ...peak, loopDelayMs: delay, load: load.join(" ") });
      process.stdout.write(`bombs: ${line}\n`);
      expect(peak.samples).toBeGreaterThan(500);
      expect(peak.serviceMb).toBeGreaterThan(50);
      expect(peak.togetherMb).toBeGreaterThan(peak.serviceMb);
      expect(peak.togetherMb).toBeLessThan(MEMORY_MB_MAXIMUM);
      expect(delay.p99).toBeLessThan(DELAY_MS_MAXIMUM);
      expect((await client.listSources({})).ok).toBe(true);
    },
  );
});
