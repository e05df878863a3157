import type { Bus } from "../bus/bus.ts";
import { createInMemoryBus } from "../bus/memory/create-in-memory-bus.ts";
import { createSystemClock } from "@raakvlak/runtime";
import type { BrokerKind } from "./broker.ts";

export const inMemoryBroker: BrokerKind = {
  name: "in-memory bus",
  async open() {
    const bus = createInMemoryBus({ clock: createSystemClock() });
    return {
      connect: (): Bus => bus,
      createTopics: bus.ensureTopics,
      compact: async (topic) => bus.compact(topic),
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
};
