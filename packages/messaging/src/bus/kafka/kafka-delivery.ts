import type { Logger } from "@raakvlak/runtime";
import type { EachBatchPayload } from "kafkajs";
import type { Delivery } from "../deliver-batch.ts";
import type { Membership } from "./keep-membership.ts";
import type { PartitionPauses } from "./partition-pauses.ts";
import { toRawRecord } from "./raw-records.ts";
import type { TopicNames } from "./topic-names.ts";

export interface BatchContext {
  readonly membership: Membership;
  readonly pauses: PartitionPauses;
  readonly names: TopicNames;
  readonly logger: Logger;
  readonly commits: boolean;
}

/** A batch that kafkajs hands over, as the bus deals with it. */
export function kafkaDelivery(
  payload: EachBatchPayload,
  context: BatchContext,
): Omit<Delivery, "isStale"> {
  const { batch, resolveOffset, commitOffsetsIfNecessary } = payload;
  const { membership, pauses, names, logger, commits } = context;
  const topic = names.inHouse(batch.topic);
  const { partition } = batch;
  return {
    topic,
    partition,
    records: batch.messages.map((message) => toRawRecord(topic, partition, message)),
    nextOffset: Number(batch.lastOffset()) + 1,
    endOffset: Number(batch.highWatermark),
    async settle(nextOffset) {
      resolveOffset(String(nextOffset - 1));
      if (!commits) return;
      const partitions = [{ partition, offset: String(nextOffset) }];
      try {
        await commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions }] });
      } catch (error) {
        // A rebalance came first: the next owner of the partition does the work again, to no further effect.
        logger.warn("commit-failed", { topic, partition, offset: nextOffset }, error);
        membership.lose();
      }
    },
    rest: (until) => pauses.rest(batch.topic, partition, until),
  };
}
