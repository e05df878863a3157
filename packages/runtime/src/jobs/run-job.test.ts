import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestClock, type TestClock } from "../clock/test-clock.ts";
import type { DueJob, DueStore } from "../due/due-store.ts";
import { defineJobs } from "../due/job-catalog.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createJobEndings } from "./job-endings.ts";
import { jobDone, putBack } from "./job-result.ts";
import { createJobRunner } from "./run-job.ts";

const noon = new Date("2026-03-02T12:00:00.000Z");
const inMs = (ms: number) => new Date(noon.getTime() + ms);
const logger = createLogger({ service: "x", level: "silent" });
const catalog = defineJobs({ note: { payload: z.object({ n: z.int() }) } });
const job: DueJob = {
  id: "a",
  kind: "note",
  payload: { n: 1 },
  dueAt: noon,
  attempts: 0,
  createdAt: noon,
};

let clock: TestClock;
let calls: string[];
let held: DueJob | undefined;
let isAway: boolean;
beforeEach(() => {
  clock = createTestClock(noon);
  calls = [];
  held = job;
  isAway = false;
});

/** Only what a worker asks of the store; every write is noted. */
const due = {
  async getMany() {
    if (isAway) throw new Error("database away");
    return held ? [held] : [];
  },
  async remove(ids: readonly string[]) {
    calls.push(`remove ${ids.join()}`);
  },
  async failed(id: string, error: string, retryAt: Date) {
    calls.push(`failed ${id} (${error}), again in ${retryAt.getTime() - noon.getTime()}`);
  },
  async reschedule(id: string, dueAt: Date, note?: string) {
    calls.push(`reschedule ${id} by ${dueAt.getTime() - noon.getTime()} (${note})`);
  },
  async park(id: string) {
    calls.push(`park ${id}`);
  },
} as unknown as DueStore;

function run(
  processor: (signal: AbortSignal) => Promise<ReturnType<typeof jobDone>>,
  signal?: AbortSignal,
) {
  const process = {
    note: (_job: DueJob<never>, context: { signal: AbortSignal }) => {
      calls.push("run");
      return processor(context.signal);
    },
  };
  const putBackSoon = (one: { id: string }, ms: number) => {
    calls.push(`soon ${one.id} in ${ms}`);
  };
  const endings = createJobEndings({ due, clock, logger, putBackSoon });
  const runner = createJobRunner({ name: "notes", catalog, due, clock, process }, endings);
  return runner("a", signal ?? new AbortController().signal);
}

describe("a job in hand", () => {
  test.each([
    ["is gone", undefined],
    ["is parked", { ...job, parkedAt: noon }],
    ["was put off meanwhile", { ...job, dueAt: inMs(6_000) }],
  ])("is left alone when its document %s", async (_what, document) => {
    held = document;
    await run(async () => jobDone());
    expect(calls).toEqual([]);
  });

  test("runs when another machine's clock was a little ahead", async () => {
    held = { ...job, dueAt: inMs(4_000) };
    await run(async () => jobDone());
    expect(calls).toEqual(["run", "remove a"]);
  });

  test.each([
    [0, 1_000],
    [3, 8_000],
    [40, 300_000],
  ])("that fails after %d attempts is tried again in %d ms", async (attempts, delayMs) => {
    held = { ...job, attempts };
    await run(async () => {
      throw new TypeError("no");
    });
    expect(calls).toEqual(["run", `failed a (TypeError: no), again in ${delayMs}`]);
  });

  test.each([
    [250, "soon a in 250"],
    [251, "reschedule a by 251 (later)"],
  ])("put back for %d ms: %s", async (ms, call) => {
    await run(async () => putBack(ms, "later"));
    expect(calls).toEqual(["run", call]);
  });

  test("that is cut short by the stop does not count as failed", async () => {
    const stop = new AbortController();
    await run(async () => {
      stop.abort();
      throw new Error("aborted");
    }, stop.signal);
    expect(calls).toEqual(["run", "reschedule a by 0 (cut short)"]);
  });

  test("of an unknown kind waits for a version that knows it, one that is malformed is parked", async () => {
    held = { ...job, kind: "other" };
    await run(async () => jobDone());
    held = { ...job, payload: { n: "one" } };
    await run(async () => jobDone());
    expect(calls).toEqual([
      'failed a (Error: no processor for kind "other"), again in 1000',
      "park a",
    ]);
  });

  test("is left to the sweeper, slowly, while the database is away", async () => {
    isAway = true;
    const running = run(async () => jobDone());
    const failure = expect(running).rejects.toThrow("database away");
    let settled = false;
    running.catch(() => (settled = true));
    await clock.advance(999);
    expect(settled).toBe(false);
    await clock.advance(1);
    await failure;
    expect(calls).toEqual([]);
  });
});
