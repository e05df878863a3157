import type { TopicContract } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
import type { Consumer } from "../consume/consumer-options.ts";
import { done, type Outcome } from "../consume/outcome.ts";
import { startConsumer } from "../consume/start-consumer.ts";
import type { ErasureMarks } from "../erasure/erasure-marks.ts";
import type { ParkedStore } from "../parked/parked-store.ts";
import type { AnyFact } from "../records/fact.ts";
import type { CheckedOwner } from "./state-owner.ts";

export interface OwnerCheckOptions {
  readonly bus: Bus;
  readonly owner: CheckedOwner;
  readonly topic: TopicContract;
  readonly group: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly parked: ParkedStore;
  /** Of whom is marked nothing is parked. */
  readonly erased?: ErasureMarks;
}

/**
 * Of a document that changes several times in a row the topic is behind for a moment, again and again. Looked at a
 * second's records at a time, only the last of them counts.
 */
const gatherMs = 1_000;

/**
 * The owner reads its own state topic (A4): a relay that woke up late may have put an older state after a newer one, and
 * after compaction nothing else would be left. Where the last record of a key is older than the document's version, the
 * document is published as it stands, and only then is the place committed. So it is too where the record can not be
 * read: it hides the state from every new reader.
 */
export async function startOwnerCheck(options: OwnerCheckOptions): Promise<Consumer> {
  const { bus, owner, topic } = options;
  const logger = options.logger.with({ topic: topic.name, group: options.group });
  const correct = async (versions: ReadonlyMap<string, number>) => {
    const records = await owner.checkDoors.recordsAbove(versions);
    if (records.length === 0) return;
    await bus.publish(records);
    logger.info("topic-corrected", { count: records.length });
  };
  return startConsumer({
    ...options,
    topics: [topic],
    handlesErased: true,
    // During a deployment a newer replica of the owner writes them: nothing that has to be answered, unless it is old.
    newer: "opaque",
    gatherMs,
    handle: {
      async batch(facts): Promise<readonly Outcome[]> {
        await correct(lastVersions(facts));
        return facts.map(done);
      },
    },
    onHold: (_topic, key, held) => (held ? correct(new Map([[key, 0]])) : Promise.resolve()),
    async storesAnswer() {
      await Promise.all([
        owner.checkDoors.recordsAbove(new Map([["", 0]])),
        bus.endOffsets(topic.name),
      ]);
    },
  });
}

function lastVersions(facts: readonly AnyFact[]): Map<string, number> {
  return new Map(facts.map(({ key, stateVersion = 0 }) => [key, stateVersion]));
}
