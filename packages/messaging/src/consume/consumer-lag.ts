import { metrics, type Reading } from "@raakvlak/runtime";
import type { ConsumerOptions } from "./consumer-options.ts";

export interface Lag {
  /** Records not yet settled, per topic and partition, over the whole group. */
  lag(): Promise<Record<string, number[]>>;
  /** Shows the lag at each scrape. */
  readonly gauge: Disposable;
}

export function createLag({
  bus,
  group,
  topics,
}: Pick<ConsumerOptions, "bus" | "group" | "topics">): Lag {
  const lagOf = async (topic: (typeof topics)[number]["name"]) => {
    const [ends, committed] = await Promise.all([
      bus.endOffsets(topic),
      bus.committedOffsets(group, topic),
    ]);
    return ends.map((end, partition) => Math.max(0, end - (committed[partition] ?? 0)));
  };
  const lag = async () =>
    Object.fromEntries(
      await Promise.all(topics.map(async ({ name }) => [name, await lagOf(name)] as const)),
    );
  const read = async (): Promise<Reading[]> =>
    Object.entries(await lag()).map(([topic, partitions]) => ({
      value: partitions.reduce((sum, one) => sum + one, 0),
      labels: { group, topic },
    }));
  const help = "Records that the group has not yet settled.";
  return { lag, gauge: metrics.gauge("raakvlak_consumer_lag_records", help, read) };
}
