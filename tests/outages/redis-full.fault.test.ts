import { vacancyIdSchema } from "@raakvlak/contracts";
import { isOwnStackPossible, startOwnStack } from "@raakvlak/infra/stack/own-stack.ts";
import { exchange } from "@raakvlak/infra/stack/tcp-exchange.ts";
import {
  createDueStore,
  createHealth,
  createLogger,
  createSystemClock,
  defineJobs,
  jobDone,
  startSweeper,
} from "@raakvlak/runtime";
import { createJobQueue } from "@raakvlak/runtime/job-queue";
import { createJobWorker } from "@raakvlak/runtime/job-worker";
import { eventually, useStack } from "@raakvlak/testing";
import { beforeEach, expect, test } from "vitest";

const stack = useStack();
const clock = createSystemClock();
const idOf = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const catalog = defineJobs({ note: { payload: vacancyIdSchema } });

beforeEach(({ skip }) => skip(!isOwnStackPossible(), "nothing native was built here"));

test("Redis full: jobs stand in due, it is told, and all run when there is room", async () => {
  await using own = await startOwnStack({ parts: ["redis"] });
  const redisUrl = own.addresses.redis.url;
  const lines: string[] = [];
  const logger = createLogger({
    service: "outages",
    level: "info",
    write: (line) => void lines.push(line),
  });
  const health = createHealth(clock);
  health.setReady(true);
  const due = createDueStore(await stack.database(), catalog, { clock });
  const base = { redisUrl, prefix: "full", name: "notes", clock, logger };
  const ran: number[] = [];
  await using resources = new AsyncDisposableStack();
  const queue = resources.use(createJobQueue({ ...base, health }));
  resources.use(
    createJobWorker({
      ...base,
      catalog,
      due,
      concurrency: 4,
      process: {
        note: async ({ payload }) => {
          ran.push(Number(payload.at(-1)));
          return jobDone();
        },
      },
    }),
  );
  resources.use(startSweeper({ due, queue, clock, logger, everyMs: 500 }));
  const put = async (...numbers: number[]) => {
    const jobs = numbers.map((n) => ({ id: `n:${n}`, kind: "note" as const, payload: idOf(n) }));
    await due.putMany(jobs);
    return queue.add(jobs);
  };
  await eventually(async () => expect(await put(1)).toBe(true));
  await eventually(() => expect(ran).toContain(1), { timeoutMs: 60_000 });
  await eventually(async () => expect(await health.readiness()).toMatchObject({ ready: true }));

  await tell(redisUrl, "CONFIG SET maxmemory 1", "+OK");
  expect(await put(2, 3, 4)).toBe(false);
  expect((await health.readiness()).checks["redis"]).toMatch(/OOM/);
  expect(lines.filter((line) => line.includes("jobs-not-queued")).join("\n")).toMatch(/OOM/);
  await clock.sleep(2_000);
  expect((await due.stats(clock.now())).due).toBe(3);
  expect(ran).not.toContain(2);

  await tell(redisUrl, "CONFIG SET maxmemory 0", "+OK");
  await eventually(() => expect(new Set(ran)).toEqual(new Set([1, 2, 3, 4])), {
    timeoutMs: 60_000,
  });
  await eventually(async () => expect((await due.stats(clock.now())).waiting).toBe(0), {
    timeoutMs: 60_000,
  });
  expect((await due.stats(clock.now())).parked).toBe(0);
  await eventually(async () => expect(await health.readiness()).toMatchObject({ ready: true }));
});

function tell(url: string, command: string, answer: string): Promise<void> {
  const { hostname: host, port } = new URL(url);
  return exchange({
    host,
    port: Number(port),
    send: Buffer.from(`${command}\r\n`),
    isAnswer: (bytes) => bytes.toString("latin1").includes(answer),
  });
}
