import type { Source } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { FeedBody, FeedReader, ReadLimits, UnderstoodFeed } from "../../use-cases/ports.ts";
import { readInProcess, type ReaderLimits } from "./read-in-process.ts";
import { startReaderProcess, type ReaderProcess } from "./start-reader-process.ts";

interface Needs {
  readonly limits: ReadLimits;
  readonly processLimits: ReaderLimits;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long a process without work is kept, since starting one costs most of a second. */
const IDLE_MS = 60_000;

/**
 * Reads bodies in a process of its own, one after the other. A body that needs too much memory or time costs its process, and
 * nothing else: the next body gets a new one.
 */
export function createFeedReader(needs: Needs): FeedReader & AsyncDisposable {
  const { limits, processLimits, clock, logger } = needs;
  let kept: ReaderProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle = new AbortController();

  const drop = () => {
    kept?.kill();
    kept = undefined;
  };
  const readNow = async (source: Source, body: FeedBody, signal: AbortSignal) => {
    signal.throwIfAborted();
    idle.abort();
    if (kept?.hasEnded()) kept = undefined;
    kept ??= startReaderProcess(processLimits.heapMb);
    const { sourceId, organisationId, name, format } = source;
    const job = { source: { sourceId, organisationId, name, format }, body, limits };
    try {
      const read = await readInProcess(kept, job, { limits: processLimits, clock, signal });
      if (read.isSpent) {
        drop();
        logger.warn("feed-reader-ended", { sourceId, reason: read.reason });
      }
      return read.feed;
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
    readItems(source, body, signal): Promise<UnderstoodFeed> {
      waiting += 1;
      const turn = last.then(() => readNow(source, body, signal));
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
