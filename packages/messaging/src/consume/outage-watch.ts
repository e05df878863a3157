import type { Clock, Logger } from "@raakvlak/runtime";

export interface Outage {
  /** Resolves when the stores answer again, or when the consumer stops. */
  readonly over: Promise<void>;
}

/** Tells an outage of the service's own stores from a fault of a message. */
export interface OutageWatch {
  /** Undefined when the stores answer. */
  check(): Promise<Outage | undefined>;
}

export interface OutageWatchOptions {
  readonly storesAnswer: () => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

const answerWithinMs = 5_000;
const firstPauseMs = 200;
const longestPauseMs = 5_000;

export function createOutageWatch(options: OutageWatchOptions): OutageWatch {
  const { clock, logger, signal } = options;
  let outage: Outage | undefined;

  const waitForStores = async () => {
    logger.error("outage");
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs *= 2) {
      await clock.sleep(Math.min(pauseMs, longestPauseMs), signal);
      if (await answers(options)) break;
    }
    outage = undefined;
    if (!signal.aborted) logger.info("outage-over");
  };
  return {
    async check() {
      if (outage) return outage;
      if (await answers(options)) return undefined;
      // All partitions wait for the same probe.
      outage ??= { over: waitForStores() };
      return outage;
    },
  };
}

async function answers({ storesAnswer, clock }: OutageWatchOptions): Promise<boolean> {
  const late = new AbortController();
  try {
    const answered = storesAnswer().then(() => true);
    return await Promise.race([
      answered,
      clock.sleep(answerWithinMs, late.signal).then(() => false),
    ]);
  } catch {
    return false;
  } finally {
    late.abort();
  }
}
