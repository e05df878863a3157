import type { Consumer } from "kafkajs";
import type { ReaderOptions } from "../bus.ts";
import type { TopicNames } from "./topic-names.ts";

/** kafkajs starts again from the oldest record after each join, for nothing was committed; this happens before its first fetch. */
export function seekToPositions(
  consumer: Consumer,
  { positionOf }: ReaderOptions,
  assignment: Readonly<Record<string, readonly number[]>>,
  names: TopicNames,
): void {
  for (const [topic, partitions] of Object.entries(assignment))
    for (const partition of partitions) {
      const position = positionOf(names.inHouse(topic), partition);
      // Position 0 may be gone already: the oldest record is where kafkajs begins anyway.
      if (position > 0) consumer.seek({ topic, partition, offset: String(position) });
    }
}
