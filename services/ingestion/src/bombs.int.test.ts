import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
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
const MEMORY_MB_MAXIMUM = 300;
/** With its reader, which is there only while feeds are read. */
const TOGETHER_MB_MAXIMUM = 400;
const DELAY_MS_MAXIMUM = 200;
let server: Server;
let base = "";
let ingestion: TestProcess;
let client: ServiceClient<typeof ingestionRoutes>;
const peak = { atStartMb: 0, serviceMb: 0, readerMb: 0, togetherMb: 0 };

/** Resident megabytes; of several processes the proportional share, which counts what they share once. */
function memoryOf(pid: number, what: "Rss" | "Pss"): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(new RegExp(`^${what}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function readersOf(pid: number): number[] {
  try {
    const out = execFileSync("pgrep", ["-P", String(pid)], { encoding: "utf8" });
    return out.trim().split("\n").map(Number);
  } catch {
    return [];
  }
}

function sample(): void {
  const readers = readersOf(ingestion.pid);
  const sum = (numbers: number[]) => Math.round(numbers.reduce((total, one) => total + one, 0));
  const most = (key: keyof typeof peak, mb: number) => void (peak[key] = Math.max(peak[key], mb));
  most("serviceMb", sum([memoryOf(ingestion.pid, "Rss")]));
  most("readerMb", sum(readers.map((pid) => memoryOf(pid, "Rss"))));
  most("togetherMb", sum([ingestion.pid, ...readers].map((pid) => memoryOf(pid, "Pss"))));
}

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
  const watch = path.join(import.meta.dirname, "adapters/reading/fixtures/loop-delay.ts");
  ingestion = startProcess(path.join(import.meta.dirname, "main.ts"), {
    nodeArgs: ["--import", watch],
    env: {
      RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
      RAAKVLAK_MONGO: stack.addresses.mongo,
      RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
      RAAKVLAK_DATABASE_NAME: stack.databaseName,
      RAAKVLAK_INTERNAL_PORT: String(internalPort),
      RAAKVLAK_RUN_EVERY_MINUTES: "0",
      RAAKVLAK_FEED_SECONDS_MAXIMUM: "2",
      RAAKVLAK_ALLOWED_FEED_HOSTS: new URL(base).host,
      RAAKVLAK_LOG_LEVEL: "error",
    },
  });
  resources.use(ingestion);
  client = createServiceClient(ingestionRoutes, {
    baseUrl: `http://127.0.0.1:${internalPort}`,
    token: developmentToken("operator"),
    timeoutMs: 60_000,
  });
  await eventually(async () => expect((await client.listSources({})).ok).toBe(true), {
    timeoutMs: 30_000,
  });
  // What starting costs is not what is measured here.
  ingestion.signal("SIGUSR2");
  await ingestion.line("loop-delay");
  peak.atStartMb = Math.round(memoryOf(ingestion.pid, "Rss"));
  const sampling = setInterval(sample, 100);
  resources.defer(() => clearInterval(sampling));
});

afterAll(async () => {
  await resources.disposeAsync();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("ingestion under attack", () => {
  it.each(Object.keys(bombs))("refuses within its limits: %s", async (name) => {
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
  });

  it.skipIf(!existsSync("/proc/self/smaps_rollup"))(
    "stays under 300 MB with an event loop that is free, and goes on",
    async () => {
      const before = ingestion.output.length;
      ingestion.signal("SIGUSR2");
      await eventually(() => expect(ingestion.output.slice(before)).toContain("loop-delay"));
      const [, figures = "{}"] = /loop-delay (\{.*\})/.exec(ingestion.output.slice(before)) ?? [];
      const delay = JSON.parse(figures) as { p50: number; p99: number; max: number };
      const load = os
        .loadavg()
        .map((one) => one.toFixed(1))
        .join(" ");
      process.stdout.write(`bombs: ${JSON.stringify({ ...peak, loopDelayMs: delay, load })}\n`);
      expect(peak.serviceMb).toBeGreaterThan(0);
      expect(peak.serviceMb).toBeLessThan(MEMORY_MB_MAXIMUM);
      expect(peak.togetherMb).toBeLessThan(TOGETHER_MB_MAXIMUM);
      expect(delay.p99).toBeLessThan(DELAY_MS_MAXIMUM);
      expect((await client.listSources({})).ok).toBe(true);
    },
  );
});
