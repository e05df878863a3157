import path from "node:path";
import { eventually, startProcess, useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { createDueStore } from "../due/create-due-store.ts";
import { noteJobs } from "./fixtures/note-jobs.ts";
import { createJobQueue } from "./job-queue.ts";

const stack = useStack();
const { clock, logger } = stack;

function startWorker(how: "hang" | "work") {
  const settings = {
    redisUrl: stack.addresses.redis,
    mongoUrl: stack.addresses.mongo,
    databaseName: stack.databaseName,
    queuePrefix: stack.queuePrefix,
  };
  const file = path.join(import.meta.dirname, "fixtures/note-worker.ts");
  return startProcess(file, { args: [JSON.stringify(settings), how] });
}

test("jobs of a worker that is killed in their middle run in another, twice in a row if need be", async () => {
  const due = createDueStore(await stack.database(), noteJobs, { clock });
  const prefix = stack.queuePrefix;
  const options = { redisUrl: stack.addresses.redis, prefix, name: "notes", clock, logger };
  await using queue = createJobQueue(options);
  const jobs = [1, 2, 3].map((n) => ({ id: `n:${n}`, kind: "note", payload: { n } }));
  await due.putMany(jobs);
  await queue.add(jobs);

  for (let turn = 0; turn < 2; turn += 1) {
    await using doomed = startWorker("hang");
    await doomed.line("note-begun", 30_000);
    await doomed.kill();
  }
  await using heir = startWorker("work");
  await eventually(async () => expect((await due.stats(clock.now())).waiting).toBe(0), {
    timeoutMs: 30_000,
    everyMs: 200,
  });
  const ended = heir.output.split("\n").filter((line) => line.includes("note-ended"));
  expect(ended).toHaveLength(3);
  expect(await queue.depth()).toMatchObject({ waiting: 0, active: 0 });
}, 90_000);
