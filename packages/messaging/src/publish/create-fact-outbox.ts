import { createHash } from "node:crypto";
import type { EventContract } from "@raakvlak/contracts";
import type { Clock, Database } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import { collectionOf } from "../mongo/collection-of.ts";
import { isDuplicateKey } from "../mongo/duplicate-key.ts";
import { type OutgoingRecord, recordOf } from "../records/outgoing-record.ts";
import { currentTraceparent } from "../tracing/traceparent.ts";
import type { FactCause, FactOutbox } from "./fact-outbox.ts";
import { type Intent, intentFor, pendingOf, writeIntents } from "./intent.ts";
import { createListeners } from "./listeners.ts";

export interface FactOutboxOptions {
  readonly database: Database;
  /** Default `outbox`. */
  readonly collection?: string;
  /** Called after each `store`, beside the relay that was started with this outbox. */
  readonly nudge?: () => void;
  readonly clock: Clock;
}

interface Part {
  readonly _id: string;
  readonly records: readonly OutgoingRecord[];
  /** For whoever finds a part that was left behind. */
  readonly storedAt: Date;
}

const factsPerPart = 500;
/** Up to 25,000 facts, some 10 MB. */
const partsAtOnce = 50;
const adoptedAtOnce = 100;
/** A part is published once: intents of parts all carry it. */
const theVersion = 1;

export function createFactOutbox(options: FactOutboxOptions): FactOutbox {
  const { database, collection = "outbox", clock } = options;
  const parts = () => collectionOf<Part>(database, collection);
  const listeners = createListeners(options.nudge);
  return {
    async store(event, facts, cause) {
      const stored = partsOf(event, facts, cause).map((part) => ({
        ...part,
        storedAt: clock.now(),
      }));
      const intents: Intent[] = [];
      for (const part of stored) {
        await insertOnce(part);
        const intent = intentFor(collection, part._id, theVersion);
        await writeIntents(pendingOf(database), [intent]);
        intents.push(intent);
      }
      listeners.tell(intents);
    },
    ...personalDoors(parts),
    relayDoors: {
      collection,
      documentsAtOnce: partsAtOnce,
      async read(intents) {
        const ids = [...new Set(intents.map(({ documentId }) => documentId))];
        const found = await parts()
          .find({ _id: { $in: ids } })
          .toArray();
        const byId = new Map(found.map((part) => [part._id, part]));
        // The part was there before its intent: where it is gone it is published.
        return ids.map((documentId) => ({
          documentId,
          version: theVersion,
          records: byId.get(documentId)?.records ?? [],
        }));
      },
      async adoptForgotten(storedBefore) {
        const forgotten = await parts()
          .find({ storedAt: { $lt: storedBefore } }, { projection: { _id: 1 } })
          .limit(adoptedAtOnce)
          .toArray();
        const intents = forgotten.map(({ _id }) => intentFor(collection, _id, theVersion));
        await writeIntents(pendingOf(database), intents);
      },
      async markPublished(published) {
        await parts().deleteMany({ _id: { $in: published.map(({ documentId }) => documentId) } });
      },
      listen: listeners.add,
    },
  };

  async function insertOnce(part: Part): Promise<void> {
    try {
      await parts().insertOne(part, { ignoreUndefined: true });
    } catch (error) {
      // A retry with the same content: it is stored, or on its way already.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** Facts that wait, by the candidate who is their key. */
function personalDoors(parts: () => mongo.Collection<Part>): Pick<FactOutbox, "ofKey" | "forget"> {
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
  { job, version }: FactCause,
): Omit<Part, "storedAt">[] {
  const traceparent = currentTraceparent();
  const parts: Omit<Part, "storedAt">[] = [];
  for (let start = 0; start < facts.length; start += factsPerPart) {
    const part = facts.slice(start, start + factsPerPart);
    // The hash of the content: a retry whose content differs must not be taken for a duplicate (protocol B).
    const content = createHash("sha256").update(JSON.stringify(part)).digest("base64url");
    const _id = `${job}:${version}:${parts.length}:${content.slice(0, 22)}`;
    const id = createHash("sha256").update(_id).digest("base64url").slice(0, 22);
    const records = part.map((fact, index) => ({
      ...recordOf(event, fact, { id: `${id}:${index}` }),
      ...(traceparent !== undefined && { traceparent }),
    }));
    parts.push({ _id, records });
  }
  return parts;
}
