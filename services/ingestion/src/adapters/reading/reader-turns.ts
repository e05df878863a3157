import type { Clock, Logger } from "@raakvlak/runtime";
import { readInProcess, type ReaderLimits, type ReadInProcess } from "./read-in-process.ts";
import type { ReaderJob } from "./reader-messages.ts";
import { startReaderProcess, type ReaderProcess } from "./start-reader-process.ts";

interface Needs {
  readonly processLimits: ReaderLimits;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Has bodies read by one process, each in its turn. */
export interface ReaderTurns extends AsyncDisposable {
  take(sourceId: string, job: ReaderJob, signal: AbortSignal): Promise<ReadInProcess>;
}

/** How long a process without work is kept, since starting one costs most of a second. */
const IDLE_MS = 60_000;

/** A body that needs too much memory or time costs its process, and nothing else: the next body gets a new one. */
export function createReaderTurns({ processLimits, clock, logger }: Needs): ReaderTurns {
  let kept: ReaderProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle = new AbortController();

  const drop = () => {
    kept?.kill();
    kept = undefined;
  };
  const readNow = async (sourceId: string, job: ReaderJob, signal: AbortSignal) => {
    signal.throwIfAborted();
    idle.abort();
    if (kept?.hasEnded()) kept = undefined;
    kept ??= startReaderProcess(processLimits.heapMb);
    try {
      const read = await readInProcess(kept, job, { limits: processLimits, clock, signal });
      if (read.isSpent) {
        drop();
        logger.warn("feed-reader-ended", { sourceId, reason: read.reason });
      }
      return read;
    } catch (error) {
      drop();
      throw error;
    }
  };
  const restLater = () => {
    if (waiting > 0) return;
    idle = new AbortController();
    const { signal } = idle;
    void clock.sleep(IDLE_MS, signal).then(() => {
      if (!signal.aborted && waiting === 0) drop();
    });
  };
  return {
    take(sourceId, job, signal) {
      waiting += 1;
      const turn = last.then(() => readNow(sourceId, job, signal));
      last = turn
        .catch(() => {})
        .then(() => {
          waiting -= 1;
          restLater();
        });
      return turn;
    },
    async [Symbol.asyncDispose]() {
      drop();
      await last;
      idle.abort();
      drop();
    },
  };
}
