import { eventually, useStack } from "@raakvlak/testing";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createDueStore } from "../due/create-due-store.ts";
import { defineJobs } from "../due/job-catalog.ts";
import { startSweeper } from "../due/sweeper.ts";
import { createJobQueue, type JobQueue } from "./job-queue.ts";
import { jobDone, type JobResult, putBack } from "./job-result.ts";
import { createJobWorker } from "./job-worker.ts";

const stack = useStack();
const { clock, logger } = stack;
const catalog = defineJobs({
  note: { payload: z.object({ n: z.int() }), maxAttempts: 3 },
});
type NoteJob = { id: string; attempts: number; payload: { n: number } };
let serial = 0;

/** A queue of its own with its store, and a worker as soon as it is asked for. */
async function workshop() {
  serial += 1;
  const name = `notes${serial}`;
  const base = { redisUrl: stack.addresses.redis, prefix: stack.queuePrefix, name, clock, logger };
  const resources = new AsyncDisposableStack();
  const database = await stack.database();
  const due = createDueStore(database, catalog, { clock, collection: `due-${name}` });
  const queue = resources.use(createJobQueue(base));
  const put = async (...numbers: number[]) => {
    const jobs = numbers.map((n) => ({ id: `n:${n}`, kind: "note", payload: { n } }));
    await due.putMany(jobs);
    return jobs;
  };
  const sweep = (everyMs = 100) =>
    resources.use(startSweeper({ due, queue, clock, logger, everyMs }));
  const work = (note: (job: NoteJob, signal: AbortSignal) => Promise<JobResult>, concurrency = 4) =>
    resources.use(
      createJobWorker({
        ...base,
        catalog,
        due,
        concurrency,
        process: { note: (job, { signal }) => note(job, signal) },
      }),
    );
  const isEmpty = () =>
    eventually(async () => expect((await due.stats(clock.now())).waiting).toBe(0), {
      timeoutMs: 10_000,
    });
  return Object.assign(resources, { due, queue, put, sweep, work, isEmpty, name });
}

/** Redis may forget when it was told something; so that a test need not wait 30 s, the note is made older. */
async function forgetTelling(due: Awaited<ReturnType<typeof workshop>>["due"], ids: string[]) {
  for (const id of ids) await due.reschedule(id, clock.now());
}

describe("a job", () => {
  test("runs once, leaves Redis and the due collection, and may come again under its id", async () => {
    await using shop = await workshop();
    const seen: number[] = [];
    shop.work(async ({ payload }) => {
      seen.push(payload.n);
      return jobDone();
    });
    const jobs = await shop.put(1, 2, 3);
    expect(await shop.queue.add(jobs)).toBe(true);
    await shop.isEmpty();
    expect(new Set(seen)).toEqual(new Set([1, 2, 3]));
    expect(seen).toHaveLength(3);
    await eventually(async () =>
      expect(await stack.redis().keys(`${stack.queuePrefix}:${shop.name}:n*`)).toEqual([]),
    );
    await shop.queue.add(await shop.put(1));
    await shop.isEmpty();
    expect(seen).toHaveLength(4);
  });

  test("that is queued twice runs once; one whose document is gone is a no-op", async () => {
    await using shop = await workshop();
    const seen: number[] = [];
    const jobs = await shop.put(1, 2);
    await shop.queue.add(jobs);
    await shop.queue.add(jobs);
    expect(await shop.queue.depth()).toMatchObject({ waiting: 2, active: 0 });
    await shop.due.remove(["n:2"]);
    shop.work(async ({ payload }) => {
      seen.push(payload.n);
      return jobDone();
    });
    await eventually(async () => expect((await shop.queue.depth()).waiting).toBe(0));
    await shop.isEmpty();
    expect(seen).toEqual([1]);
  });

  test("that throws is tried again with its error kept, and parked after its last attempt", async () => {
    await using shop = await workshop();
    const attempts: number[] = [];
    shop.work(async (job) => {
      attempts.push(job.attempts);
      throw new Error("no mail server at postmaster@voorbeeld.test");
    });
    shop.sweep();
    await shop.queue.add(await shop.put(1));
    await eventually(async () => expect(await shop.due.get("n:1")).toHaveProperty("parkedAt"), {
      timeoutMs: 10_000,
    });
    expect(attempts).toEqual([0, 1, 2]);
    expect(await shop.due.get("n:1")).toMatchObject({
      attempts: 3,
      lastError: "Error: no mail server at …@…",
    });
  });

  test("whose payload no longer fits its kind is parked alone", async () => {
    await using shop = await workshop();
    const jobs = await shop.put(1, 2);
    const database = await stack.database();
    const collection = database.connection.collection<{ _id: string }>(`due-${shop.name}`);
    await collection.updateOne({ _id: "n:1" }, { $set: { payload: { n: "one" } } });
    const seen: number[] = [];
    shop.work(async ({ payload }) => {
      seen.push(payload.n);
      return jobDone();
    });
    await shop.queue.add(jobs);
    await shop.isEmpty();
    expect(seen).toEqual([2]);
    expect((await shop.due.get("n:1"))?.lastError).toContain("payload");
  });
});

describe("put back", () => {
  test("for a moment, it comes again from memory without counting as a failure", async () => {
    await using shop = await workshop();
    const times: number[] = [];
    shop.work(async (job) => {
      times.push(clock.monotonicMs());
      expect(job.attempts).toBe(0);
      return times.length < 4 ? putBack(20, "index behind") : jobDone();
    });
    await shop.queue.add(await shop.put(1));
    await shop.isEmpty();
    expect(times).toHaveLength(4);
    expect((times[3] as number) - (times[0] as number)).toBeGreaterThanOrEqual(60);
  });

  test("for longer, it stands in due until the sweeper adds it", async () => {
    await using shop = await workshop();
    const times: number[] = [];
    shop.work(async () => {
      times.push(clock.monotonicMs());
      return times.length < 2 ? putBack(600, "not yet") : jobDone();
    });
    shop.sweep();
    await shop.queue.add(await shop.put(1));
    await eventually(async () =>
      expect(await shop.due.get("n:1")).toMatchObject({ attempts: 0, lastError: "not yet" }),
    );
    await shop.isEmpty();
    expect((times[1] as number) - (times[0] as number)).toBeGreaterThanOrEqual(600);
  });
});

describe("the sweeper", () => {
  test("adds what becomes due by time", async () => {
    await using shop = await workshop();
    const dueAt = new Date(clock.now().getTime() + 500);
    let ranAt: Date | undefined;
    shop.work(async () => {
      ranAt = clock.now();
      return jobDone();
    });
    shop.sweep();
    await shop.due.putMany([{ id: "timed", kind: "note", payload: { n: 1 }, dueAt }]);
    await shop.isEmpty();
    expect((ranAt as Date).getTime() - dueAt.getTime()).toBeGreaterThanOrEqual(0);
    expect((ranAt as Date).getTime() - dueAt.getTime()).toBeLessThan(1_000);
  });

  test("brings back what Redis lost", async () => {
    await using shop = await workshop();
    const jobs = await shop.put(...Array.from({ length: 600 }, (_, n) => n));
    await shop.queue.add(jobs);
    expect((await shop.queue.depth()).waiting).toBe(600);
    await stack.flushQueues();
    expect((await shop.queue.depth()).waiting).toBe(0);
    await forgetTelling(
      shop.due,
      jobs.map(({ id }) => id),
    );
    const seen = new Set<number>();
    shop.work(async ({ payload }) => {
      seen.add(payload.n);
      return jobDone();
    }, 16);
    shop.sweep();
    await shop.isEmpty();
    expect(seen.size).toBe(600);
  });

  test("and the worker survive a flush in the middle of their work", async () => {
    await using shop = await workshop();
    const seen = new Set<number>();
    shop.work(async ({ payload }) => {
      seen.add(payload.n);
      if (payload.n === 20) await stack.flushQueues();
      return jobDone();
    });
    const jobs = await shop.put(...Array.from({ length: 60 }, (_, n) => n));
    await shop.queue.add(jobs);
    await eventually(() => expect(seen.has(20)).toBe(true));
    shop.sweep();
    await forgetTelling(
      shop.due,
      (await shop.due.getMany(jobs.map(({ id }) => id))).map(({ id }) => id),
    );
    await shop.isEmpty();
    expect(seen.size).toBe(60);
  });
});

describe("a queue", () => {
  test("pauses and resumes, and tells how long the oldest waits", async () => {
    await using shop = await workshop();
    const seen: number[] = [];
    shop.work(async ({ payload }) => {
      seen.push(payload.n);
      return jobDone();
    });
    await shop.queue.pause();
    await shop.queue.add(await shop.put(1, 2));
    await clock.sleep(300);
    expect(seen).toEqual([]);
    const depth = await shop.queue.depth();
    expect(depth.waiting).toBe(2);
    expect(depth.oldestWaitingAgeMs).toBeGreaterThanOrEqual(290);
    await shop.queue.resume();
    await shop.isEmpty();
  });

  test("whose Redis is away says so at once and harms nobody", async () => {
    const options = { redisUrl: "redis://127.0.0.1:9", prefix: "x", name: "x", clock, logger };
    await using queue: JobQueue = createJobQueue(options);
    const beganAtMs = clock.monotonicMs();
    expect(await queue.add([{ id: "a", kind: "note" }])).toBe(false);
    expect(clock.monotonicMs() - beganAtMs).toBeLessThan(1_000);
    await expect(queue.depth()).rejects.toThrow("away");
    const due = createDueStore(await stack.database(), catalog, { clock });
    const process = { note: async () => jobDone() };
    const worker = createJobWorker({ ...options, catalog, due, concurrency: 1, process });
    await clock.sleep(100);
    await worker[Symbol.asyncDispose]();
  });
});

test("a worker that stops lets its job end, and gives back what it cut short", async () => {
  await using shop = await workshop();
  const started: number[] = [];
  const worker = shop.work(async ({ payload }, signal) => {
    started.push(payload.n);
    await clock.sleep(5_000, signal);
    if (payload.n === 1) throw new Error("cut short");
    return jobDone();
  });
  await shop.queue.add(await shop.put(1, 2));
  await eventually(() => expect(started).toHaveLength(2));
  await worker[Symbol.asyncDispose]();
  expect(await shop.due.get("n:2")).toBeUndefined();
  const cut = await shop.due.get("n:1");
  expect(cut).toMatchObject({ attempts: 0, lastError: "cut short" });
  expect(cut).not.toHaveProperty("queuedAt");
});
