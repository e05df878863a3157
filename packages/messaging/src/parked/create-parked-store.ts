import type { Clock, Database } from "@raakvlak/runtime";
import { createMongoHolds } from "./mongo-holds.ts";
import { createMongoMessages } from "./mongo-messages.ts";
import { toMessage, toRecord } from "./parked-document.ts";
import type { ParkedStore, Replayer } from "./parked-store.ts";

/** Keeps parked messages in `parked` and the keys on hold in `holds`. */
export function createParkedStore(
  database: Database,
  { clock }: { readonly clock: Clock },
): ParkedStore {
  const messages = createMongoMessages(database, clock);
  const holds = createMongoHolds(database);
  const replayers = new Map<string, Replayer>();
  return {
    holds,
    park: messages.put,
    list: async (filter = {}) => (await messages.list(filter)).map(toMessage),
    async get(id) {
      const found = await messages.find(id);
      return found && toMessage(found);
    },
    async replay(id) {
      const found = await messages.find(id);
      if (!found) return "unknown";
      const replayer = replayers.get(found.group);
      if (!replayer) return "no-consumer";
      const result = await replayer(toRecord(found));
      if (result === "done" || result === "skipped") await messages.remove(id);
      return result;
    },
    async drop(id, why) {
      if (!(await messages.find(id))) return false;
      await messages.giveUp(id, why);
      return true;
    },
    count: messages.count,
    async countOf(group) {
      const [parked, held] = await Promise.all([messages.count(group), holds.count(group)]);
      return { parked, held };
    },
    register(group, replayer) {
      replayers.set(group, replayer);
      return {
        [Symbol.dispose]: () => {
          if (replayers.get(group) === replayer) replayers.delete(group);
        },
      };
    },
  };
}
