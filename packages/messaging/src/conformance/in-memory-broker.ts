import type { TopicContract } from "@raakvlak/contracts";
import type { Bus } from "../bus/bus.ts";
import { createInMemoryBus } from "../bus/memory/create-in-memory-bus.ts";
import { createSystemClock } from "@raakvlak/runtime";
import { startHeartbeat } from "../publish/start-heartbeat.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";

export const inMemoryBroker: BrokerKind = {
  name: "in-memory bus",
  async open() {
    const bus = createInMemoryBus({ clock: createSystemClock() });
    return {
      connect: (): Bus => bus,
      createTopics: bus.ensureTopics,
      compact: async (topic) => bus.compact(topic),
      async expireTombstones(topic) {
        const partitions = (await bus.endOffsets(topic)).length;
        // The last record of a partition is never cleaned.
        await using _beats = startHeartbeat({
          bus,
          topics: [{ name: topic, partitions } as TopicContract],
        });
        await eventually(async () => {
          if ((await bus.endOffsets(topic)).some((end) => end === 0))
            throw new Error("no beat yet");
        });
        bus.compact(topic);
        bus.expireTombstones(topic);
      },
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
};
