import { createLogger } from "@raakvlak/runtime";
import { describe, expect, it } from "vitest";
import { createBesideRuns } from "./beside-runs.ts";
import type { StoredSource } from "./ports.ts";
import { createRunDueSources } from "./run-due-sources.ts";
import { createScheduleTick } from "./schedule-tick.ts";

const now = new Date("2026-09-04T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const stored = (sourceId: string, more: Partial<StoredSource>): StoredSource => ({
  source: {
    sourceId,
    organisationId: "o",
    name: sourceId,
    format: "recruitee",
    location: { kind: "file", path: "x" },
    closeShareMaximum: 50,
  },
  createdAt: minutesAgo(600),
  runIds: [],
  ...more,
});
const running = (leaseUntil: Date) => ({
  running: { runId: "r", startedAt: minutesAgo(1), leaseUntil },
  lastStartedAt: minutesAgo(1),
});
const clock = { now: () => now } as Parameters<typeof createScheduleTick>[0]["clock"];
const logger = createLogger({ service: "test", level: "silent" });
const never = new AbortController().signal;

const beside = { start: (run: () => Promise<void>) => void run() };

async function dueOf(sources: StoredSource[], everyMinutes = 15, failing = ""): Promise<string[]> {
  const ran: string[] = [];
  const run = createRunDueSources({
    sources: { list: async () => sources },
    runSource: async (sourceId) => {
      ran.push(sourceId);
      if (sourceId === failing) throw new Error("away");
      return "busy";
    },
    beside,
    everyMs: everyMinutes * 60_000,
    clock,
    logger,
  });
  await run(never);
  return ran;
}

describe("runDueSources", () => {
  it.each([
    ["one that ran long enough ago", { lastStartedAt: minutesAgo(15) }, true],
    ["one that ran a moment ago", { lastStartedAt: minutesAgo(14) }, false],
    ["a new one after its first interval", { createdAt: minutesAgo(15) }, true],
    ["a new one that somebody is about to run by hand", { createdAt: minutesAgo(1) }, false],
    ["one that is being run", running(minutesAgo(-1)), false],
    ["one whose process died, at once", running(minutesAgo(0)), true],
  ])("decides on %s", async (_what, more, isDue) => {
    expect(await dueOf([stored("one", more)])).toEqual(isDue ? ["one"] : []);
  });

  it("goes on after a source that fails, and runs nothing at all when switched off", async () => {
    const due = { lastStartedAt: minutesAgo(60) };
    expect(await dueOf([stored("one", due), stored("two", due)], 15, "one")).toEqual([
      "one",
      "two",
    ]);
    expect(await dueOf([stored("one", due)], 0)).toEqual([]);
  });
});

describe("lists of pages", () => {
  const list = (sourceId: string) => {
    const due = stored(sourceId, { lastStartedAt: minutesAgo(60) });
    return { ...due, source: { ...due.source, pages: {} } };
  };

  it("run beside the others, at most four at a time, and end before the stores are closed", async () => {
    const stopping = new AbortController();
    const started: string[] = [];
    const ended: string[] = [];
    const lists = ["l1", "l2", "l3", "l4", "l5"].map(list);
    const besideRuns = createBesideRuns();
    const run = createRunDueSources({
      sources: { list: async () => [...lists, stored("feed", { lastStartedAt: minutesAgo(60) })] },
      async runSource(sourceId, _request, signal) {
        started.push(sourceId);
        if (sourceId === "feed") return "busy";
        await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
        ended.push(sourceId);
        throw new Error("stopped");
      },
      beside: besideRuns,
      everyMs: 60_000,
      clock,
      logger,
    });
    await run(stopping.signal);
    expect(started).toEqual(["l1", "l2", "l3", "l4", "feed"]);
    expect(ended).toEqual([]);
    stopping.abort();
    await besideRuns[Symbol.asyncDispose]();
    expect(ended).toEqual(["l1", "l2", "l3", "l4"]);
    await run(AbortSignal.abort());
    expect(started).toHaveLength(5);
  });
});

describe("the tick", () => {
  it("keeps the calendar once a UTC day, again when it failed, and then runs what is due", async () => {
    const calls: string[] = [];
    let today = now;
    let fails = true;
    const tick = createScheduleTick({
      keepCalendar: async () => {
        calls.push("calendar");
        if (fails) throw new Error("away");
      },
      runDueSources: async () => void calls.push("sources"),
      clock: { ...clock, now: () => today },
    });
    await expect(tick(never)).rejects.toThrow("away");
    fails = false;
    await tick(never);
    await tick(never);
    today = new Date(now.getTime() + 12 * 3_600_000);
    await tick(never);
    expect(calls).toEqual(["calendar", "calendar", "sources", "sources", "calendar", "sources"]);
  });
});
