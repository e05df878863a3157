import { startAdoption } from "./adopt-forgotten.ts";
import { createLeftBehind } from "./find-left-behind.ts";
import { type Intent, pendingOf } from "./intent.ts";
import { publishRelayMetrics } from "./relay-metrics.ts";
import { relayIntents, type RelayNeeds } from "./relay-intents.ts";
import type { Relay, RelayOptions } from "./relay.ts";

const defaultEveryMs = 200;
/** While nothing is found the pauses grow up to so many times `everyMs`. */
const idleFactor = 10;
const batchSize = 500;
/** What is announced faster than it can be published is found in `pending` later. */
const longestQueue = 20_000;
const afterFailureMs = 1_000;

/** Resolves at once; what an earlier process left behind is published first. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { database, bus, clock } = options;
  const logger = options.logger.with({ database: database.connection.name });
  const doors = [...options.owners, ...(options.facts ?? [])].map(({ relayDoors }) => relayDoors);
  const sources = new Map(doors.map((door) => [door.collection, door]));
  const pending = pendingOf(database);
  const loop = startLoop(
    { pending, bus, sources, clock, logger },
    options.everyMs ?? defaultEveryMs,
  );
  const adoption = startAdoption(doors, { clock, logger });
  const listening = doors.map((door) => door.listen(loop.take));
  const pendingCount = () => pending.countDocuments({ collection: { $in: [...sources.keys()] } });
  const gauges = publishRelayMetrics(pending, [...sources.keys()], { clock, count: pendingCount });
  return {
    nudge: loop.nudge,
    pendingCount,
    async [Symbol.asyncDispose]() {
      for (const one of [...gauges, ...listening]) one[Symbol.dispose]();
      await adoption[Symbol.asyncDispose]();
      await loop[Symbol.asyncDispose]();
    },
  };
}

interface Loop extends AsyncDisposable {
  /** Publishes these as soon as what is under way is done. */
  take(intents: readonly Intent[]): void;
  /** Looks through all of `pending`. */
  nudge(): void;
}

function startLoop(needs: RelayNeeds, everyMs: number): Loop {
  const { clock, logger } = needs;
  const stop = new AbortController();
  const { signal } = stop;
  const leftBehind = createLeftBehind(needs.pending, [...needs.sources.keys()], clock);
  let queue: Intent[] = [];
  let looksAtAll = true;
  let pauseMs = everyMs;
  let lookAtMs = clock.monotonicMs();
  let wakeUp = new AbortController();

  const drainQueue = async () => {
    while (queue.length > 0 && !signal.aborted)
      await relayIntents(queue.splice(0, batchSize), needs);
  };
  const lookBehind = async () => {
    const evenFresh = looksAtAll;
    looksAtAll = false;
    const left = await leftBehind.find(evenFresh);
    if (left.length > 0) await relayIntents(left, needs);
    // More may lie behind the limit.
    looksAtAll ||= evenFresh && left.length >= batchSize;
    pauseMs = left.length > 0 ? everyMs : Math.min(pauseMs * 2, everyMs * idleFactor);
    lookAtMs = clock.monotonicMs() + pauseMs;
  };
  const runOnce = async () => {
    wakeUp = new AbortController();
    try {
      await drainQueue();
      if (looksAtAll || clock.monotonicMs() >= lookAtMs) await lookBehind();
      if (queue.length > 0 || looksAtAll || signal.aborted) return;
      await clock.sleep(lookAtMs - clock.monotonicMs(), wakeUp.signal);
    } catch (error) {
      logger.warn("relay-failed", { count: queue.length }, error);
      // What was taken is still in `pending`.
      queue = [];
      looksAtAll = true;
      await clock.sleep(afterFailureMs, signal);
    }
  };
  const run = async () => {
    while (!signal.aborted) await runOnce();
  };
  const running = run();
  return {
    take(intents) {
      if (queue.length < longestQueue) queue.push(...intents);
      wakeUp.abort();
    },
    nudge() {
      looksAtAll = true;
      wakeUp.abort();
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      wakeUp.abort();
      await running;
    },
  };
}
