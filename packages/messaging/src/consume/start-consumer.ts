import type { RecordBatch, Settled } from "../bus/bus.ts";
import type { RawRecord } from "../records/raw-record.ts";
import { keepPresence } from "./absence/keep-presence.ts";
import { consumeSteps } from "./consume-steps.ts";
import { createLag } from "./consumer-lag.ts";
import { publishParkedMetrics } from "./consumer-metrics.ts";
import type { Consumer, ConsumerOptions } from "./consumer-options.ts";
import { replay } from "./replay.ts";
import type { Next } from "./step.ts";

const defaultBatchSize = 500;
/** Single facts are handled one by one: their progress is committed after this many. */
const singlesPerCommit = 100;

/**
 * Hands the topics' facts to the service through the middleware (consume-steps.ts) and commits what was settled, after
 * its effect. Resolves when the group has its partitions; throws when the broker can not be reached.
 */
export async function startConsumer(options: ConsumerOptions): Promise<Consumer> {
  const { bus, group, parked, readModel } = options;
  const stop = new AbortController();
  const steps = consumeSteps(options, stop.signal);
  await using presence = new AsyncDisposableStack();
  if (readModel) presence.use(await keepPresence({ ...options, readModel, steps }));
  const maxRecords =
    options.batchSize ?? ("batch" in options.handle ? defaultBatchSize : singlesPerCommit);
  const subscription = await bus.openGroup({
    group,
    topics: options.topics.map(({ name }) => name),
    maxRecords,
    ...(options.gatherMs !== undefined && { gatherMs: options.gatherMs }),
    onRecords: async (batch) => settledOf(batch, await steps(batch.records, batch)),
  });
  const registration = parked.register(group, (record) => replay(steps, record));
  const { lag, gauge } = createLag(options);
  const noting = presence.move();
  const gauges = [gauge, ...publishParkedMetrics(group, parked)];
  return {
    pause: () => subscription.pause(),
    resume: () => subscription.resume(),
    state: () => subscription.state(),
    lag,
    async [Symbol.asyncDispose]() {
      for (const each of gauges) each[Symbol.dispose]();
      registration[Symbol.dispose]();
      stop.abort();
      await noting.disposeAsync();
      await subscription[Symbol.asyncDispose]();
    },
  };
}

function settledOf(batch: RecordBatch, results: Awaited<ReturnType<Next<RawRecord>>>): Settled {
  const open = results.findIndex((result) => !isSettled(result.kind));
  if (open < 0) return { nextOffset: batch.nextOffset };
  const result = results[open];
  return {
    nextOffset: batch.records[open]?.offset ?? batch.nextOffset,
    ...(result?.kind === "postponed" && { until: result.until }),
  };
}

function isSettled(kind: string): boolean {
  return kind === "done" || kind === "skipped" || kind === "rejected";
}
