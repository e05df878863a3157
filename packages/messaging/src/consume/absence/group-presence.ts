import type { Database } from "@raakvlak/runtime";
import { collectionOf } from "../../mongo/collection-of.ts";

interface PresenceDocument {
  /** The group. */
  readonly _id: string;
  readonly seenThrough: Date;
}

/** Up to which moment a group has seen everything that was published; kept, for after a long absence nobody else knows. */
export interface GroupPresence {
  /** Undefined: never. */
  of(group: string): Promise<Date | undefined>;
  /** Never goes back. */
  note(group: string, seenThrough: Date): Promise<void>;
}

/** Keeps it in `presence`, beside the read model that it speaks of: a restored backup brings both. */
export function createGroupPresence(database: Database): GroupPresence {
  const documents = () => collectionOf<PresenceDocument>(database, "presence");
  return {
    of: async (group) => (await documents().findOne({ _id: group }))?.seenThrough,
    async note(group, seenThrough) {
      await documents().updateOne({ _id: group }, { $max: { seenThrough } }, { upsert: true });
    },
  };
}
