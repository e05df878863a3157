import type { TopicName } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { RawRecord } from "../records/raw-record.ts";
import type { RecordBatch, Settled } from "./bus.ts";

/** A partition's fetched records and what the bus can do with them. */
export interface Delivery {
  readonly topic: TopicName;
  readonly partition: number;
  readonly records: readonly RawRecord[];
  readonly nextOffset: number;
  readonly endOffset: number;
  isStale(): boolean;
  /** Durable progress up to (not including) this offset. */
  settle(nextOffset: number): Promise<void>;
  /** Leaves the partition alone until the promise resolves; it then goes on from what was settled. */
  rest(until: Promise<void>): void;
}

/** How long a partition rests when the receiver threw: nobody expected that. */
const afterThrowMs = 1_000;

/**
 * Hands fetched records over in portions and settles each when it was dealt with. Nothing ever throws out of here: that
 * would block the partition for ever.
 */
export async function deliverBatch(
  delivery: Delivery,
  options: {
    readonly maxRecords: number;
    readonly onRecords: (batch: RecordBatch) => Promise<Settled>;
    readonly clock: Clock;
    readonly logger: Logger;
  },
): Promise<void> {
  const { topic, partition } = delivery;
  try {
    for (const batch of portions(delivery, options.maxRecords)) {
      if (delivery.isStale()) return;
      const settled = await options.onRecords(batch);
      if (settled.nextOffset > (batch.records[0]?.offset ?? 0))
        await delivery.settle(settled.nextOffset);
      if (settled.until) delivery.rest(settled.until);
      if (settled.nextOffset < batch.nextOffset) return;
    }
  } catch (error) {
    options.logger.error("delivery-failed", { topic, partition }, error);
    delivery.rest(options.clock.sleep(afterThrowMs));
  }
}

function* portions(delivery: Delivery, maxRecords: number): Generator<RecordBatch> {
  const { topic, partition, records, endOffset, isStale } = delivery;
  for (let start = 0; start < records.length; start += maxRecords) {
    const portion = records.slice(start, start + maxRecords);
    const nextOffset = records[start + maxRecords]?.offset ?? delivery.nextOffset;
    yield { topic, partition, records: portion, nextOffset, endOffset, isStale };
  }
}
