import { randomUUID } from "node:crypto";
import { profilesTopic } from "@raakvlak/contracts";
import { startTopicReader, type Bus } from "@raakvlak/messaging";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { FeedIndex } from "../use-cases/feed-index.ts";
import { stateRecordOf } from "./state-record-of.ts";

interface Needs {
  readonly bus: Bus;
  readonly reread: FeedIndex["take"];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Profiles once more from the beginning, for an index that has room again; resolves when all that there was has been taken. */
export function createReadProfilesAgain({ bus, reread, clock, logger }: Needs) {
  return async (signal: AbortSignal): Promise<void> => {
    await using reader = await startTopicReader({
      bus,
      group: `matching-index-again-${randomUUID()}`,
      topics: [profilesTopic],
      onFacts: (facts) => reread(facts.map(stateRecordOf)),
      clock,
      logger,
    });
    const stopped = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => stopped.resolve(), { once: true });
    await Promise.race([reader.caughtUp, stopped.promise]);
  };
}
