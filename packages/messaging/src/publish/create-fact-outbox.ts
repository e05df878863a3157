import { createHash } from "node:crypto";
import type { EventContract } from "@raakvlak/contracts";
import { type Clock, currentTraceparent, type Database } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import { collectionOf } from "../mongo/collection-of.ts";
import { isDuplicateKey } from "../mongo/duplicate-key.ts";
import { recordOf } from "../records/outgoing-record.ts";
import type { FactCause, FactOutbox } from "./fact-outbox.ts";
import { type Intent, pendingOf, writeIntents } from "./intent.ts";
import { causedAtOf, createFactDoors, type FactPart, intentOf } from "./fact-doors.ts";
import { createListeners } from "./listeners.ts";

export interface FactOutboxOptions {
  readonly database: Database;
  /** Default `outbox`. */
  readonly collection?: string;
  /** Called after each `store`, beside the relay that was started with this outbox. */
  readonly nudge?: () => void;
  readonly clock: Clock;
  /** Told of each part that the broker has acknowledged and whose cause has a time. */
  readonly onPublished?: (causedAt: Date) => void;
}

const factsPerPart = 500;

export function createFactOutbox(options: FactOutboxOptions): FactOutbox {
  const { database, collection = "outbox", clock } = options;
  const parts = () => collectionOf<FactPart>(database, collection);
  const listeners = createListeners(options.nudge);
  return {
    async store(event, facts, cause) {
      const stored = partsOf(event, facts, { cause, storedAt: clock.now() });
      const intents: Intent[] = [];
      for (const part of stored) {
        await insertOnce(part);
        const intent = intentOf(collection, part);
        await writeIntents(pendingOf(database), [intent]);
        intents.push(intent);
      }
      listeners.tell(intents);
    },
    ...personalDoors(parts),
    relayDoors: createFactDoors(options, { collection, parts, listen: listeners.add }),
  };

  async function insertOnce(part: FactPart): Promise<void> {
    try {
      await parts().insertOne(part, { ignoreUndefined: true });
    } catch (error) {
      // A retry with the same content: it is stored, or on its way already.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** Facts that wait, by the candidate who is their key. */
function personalDoors(
  parts: () => mongo.Collection<FactPart>,
): Pick<FactOutbox, "ofKey" | "forget"> {
  return {
    async ofKey(key) {
      const found = await parts().find({ "records.key": key }).toArray();
      return found.flatMap(({ records }) => records.filter((record) => record.key === key));
    },
    async forget(key) {
      const { modifiedCount } = await parts().updateMany(
        { "records.key": key },
        { $pull: { records: { key } } },
      );
      // A part without facts counts as published: nobody would delete it after this.
      if (modifiedCount > 0) await parts().deleteMany({ records: [] });
      return modifiedCount;
    },
  };
}

function partsOf<Data>(
  event: EventContract<Data>,
  facts: readonly Data[],
  { cause, storedAt }: { cause: FactCause; storedAt: Date },
): FactPart[] {
  const { job, version } = cause;
  const traceparent = currentTraceparent();
  const parts: FactPart[] = [];
  for (let start = 0; start < facts.length; start += factsPerPart) {
    const part = facts.slice(start, start + factsPerPart);
    // The hash of the content: a retry whose content differs must not be taken for a duplicate (protocol B).
    const content = createHash("sha256").update(JSON.stringify(part)).digest("base64url");
    const _id = `${job}:${version}:${parts.length}:${content.slice(0, 22)}`;
    const id = createHash("sha256").update(_id).digest("base64url").slice(0, 22);
    const records = part.map((fact, index) => ({
      ...recordOf(event, fact, { id: `${id}:${index}` }),
      time: storedAt,
      ...(traceparent !== undefined && { traceparent }),
    }));
    parts.push({ _id, records, storedAt, ...causedAtOf(cause) });
  }
  return parts;
}
