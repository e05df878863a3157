import { metrics } from "@raakvlak/runtime";
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
  const read = async () =>
    Object.entries(await lag()).flatMap(([topic, partitions]) =>
      partitions.map((value, partition) => ({ value, labels: { group, topic, partition } })),
    );
  return { lag, gauge: metrics.gauge("raakvlak_consumer_lag_records", read) };
}
