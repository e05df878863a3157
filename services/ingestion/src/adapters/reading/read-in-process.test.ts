import { createTestClock } from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { readInProcess } from "./read-in-process.ts";
import type { ReaderEnd, ReaderProcess } from "./start-reader-process.ts";
import type { ReaderJob } from "./reader-messages.ts";

/** A process that ends as soon as it gets work. */
function endsBy(end: ReaderEnd): ReaderProcess {
  let tell = (_end: ReaderEnd) => {};
  return {
    pid: 1,
    send: async () => tell(end),
    listen(_onAnswer, onEnd) {
      tell = onEnd;
      return { [Symbol.dispose]() {} };
    },
    hasEnded: () => true,
    kill() {},
  };
}

test.each<[ReaderEnd, string]>([
  [
    { isOutOfHeap: true, how: "SIGABRT" },
    "The body needs more memory than the 64 MB that reading it may take.",
  ],
  [
    { isOutOfHeap: false, how: "exit code 1" },
    "The process that reads bodies ended by itself (exit code 1). Run the source again; ingestion's log may tell more.",
  ],
])("an end is told as what it was: %j", async (end, detail) => {
  const limits = { heapMb: 64, silentMs: 1_000, totalMs: 1_000 };
  const { signal } = new AbortController();
  const clock = createTestClock(new Date("2026-11-25T08:00:00Z"));
  const read = await readInProcess(endsBy(end), {} as ReaderJob, { limits, clock, signal });
  expect(read).toMatchObject({ isSpent: true, reason: "died", ending: { ok: false, detail } });
});
