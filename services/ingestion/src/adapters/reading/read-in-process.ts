import type { Clock } from "@raakvlak/runtime";
import type { UnderstoodItem } from "../../domain/understand-feed.ts";
import type { FeedEnding } from "../../use-cases/ports.ts";
import type { ReaderJob } from "./reader-messages.ts";
import type { ReaderProcess } from "./start-reader-process.ts";

export interface ReaderLimits {
  /** Of the JavaScript heap. */
  readonly heapMb: number;
  /** Without any sign of progress. */
  readonly silentMs: number;
  /** For a body in all. */
  readonly totalMs: number;
}

export interface ReadInProcess {
  readonly ending: FeedEnding;
  readonly items: readonly UnderstoodItem[];
  /** Of an index. */
  readonly addresses: readonly string[];
  /** Whether the process must not be used again. */
  readonly isSpent: boolean;
  readonly reason: "read" | "died" | "silent" | "too-long";
}

interface Needs {
  readonly limits: ReaderLimits;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Has one body read by the process, and watches it. Throws only when the signal aborts. */
export async function readInProcess(
  reader: ReaderProcess,
  job: ReaderJob,
  { limits, clock, signal }: Needs,
): Promise<ReadInProcess> {
  const items: UnderstoodItem[] = [];
  const addresses: string[] = [];
  const { promise, resolve } = Promise.withResolvers<ReadInProcess>();
  const spent = (reason: ReadInProcess["reason"], detail: string) =>
    resolve({ ending: { ok: false, detail }, items: [], addresses: [], isSpent: true, reason });
  const done = new AbortController();
  const until = AbortSignal.any([signal, done.signal]);
  let progress = 0;
  const watchSilence = async () => {
    for (let seen = -1; seen !== progress;) {
      seen = progress;
      await clock.sleep(limits.silentMs, until);
      if (until.aborted) return;
    }
    spent(
      "silent",
      `The body took more than ${limits.silentMs / 1_000} s to read without an end in sight.`,
    );
  };
  using _listening = reader.listen(
    (answer) => {
      progress += 1;
      if (answer.kind === "items") items.push(...answer.items);
      if (answer.kind === "addresses") addresses.push(...answer.addresses);
      if (answer.kind === "end")
        resolve({ ending: answer.ending, items, addresses, isSpent: false, reason: "read" });
    },
    ({ isOutOfHeap, how }) =>
      spent(
        "died",
        isOutOfHeap
          ? `The body needs more memory than the ${limits.heapMb} MB that reading it may take.`
          : `The process that reads bodies ended by itself (${how}). Run the source again; ingestion's log may tell more.`,
      ),
  );
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), {
      once: true,
      signal: done.signal,
    });
  });
  void reader.send(job);
  void watchSilence();
  void clock.sleep(limits.totalMs, until).then(() => {
    if (!until.aborted)
      spent("too-long", `The body took more than ${limits.totalMs / 1_000} s to read.`);
  });
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    done.abort();
  }
}
