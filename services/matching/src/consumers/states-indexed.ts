import type { TopicName } from "@raakvlak/contracts";
import type { AnyFact } from "@raakvlak/messaging";
import type { Logger } from "@raakvlak/runtime";
import type { FeedIndex } from "../use-cases/feed-index.ts";
import { stateRecordOf } from "./state-record-of.ts";

/** Vacancies and profiles, for the index: every process reads all of both, from the beginning. */
export function createStatesIndexed(feed: FeedIndex, logger: Logger) {
  return {
    onFacts: (facts: readonly AnyFact[]): Promise<void> => feed.take(facts.map(stateRecordOf)),
    onUnreadable(topic: TopicName, key: string, reason: string): void {
      if (topic !== "vacancies" && topic !== "profiles") return;
      feed.hold(topic, key);
      logger.warn("index-key-held", {
        topic,
        reason,
        ...(topic === "vacancies" && { vacancyId: key }),
      });
    },
  };
}
