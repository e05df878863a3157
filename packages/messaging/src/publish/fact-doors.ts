import type { mongo } from "mongoose";
import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { FactOutboxOptions } from "./create-fact-outbox.ts";
import { type Intent, intentFor, pendingOf, writeIntents } from "./intent.ts";
import type { RelayDoors } from "./relay-source.ts";

/** At most 500 facts, published and deleted together. */
export interface FactPart {
  readonly _id: string;
  readonly records: readonly OutgoingRecord[];
  /** For whoever finds a part that was left behind. */
  readonly storedAt: Date;
  readonly causedAt?: Date;
}

interface DoorNeeds {
  readonly collection: string;
  parts(): mongo.Collection<FactPart>;
  readonly listen: RelayDoors["listen"];
}

/** Up to 25,000 facts, some 10 MB. */
const partsAtOnce = 50;
const adoptedAtOnce = 100;
/** A part is published once: intents of parts all carry it. */
const theVersion = 1;

export function intentOf(
  collection: string,
  { _id: documentId, storedAt }: Pick<FactPart, "_id" | "storedAt">,
): Intent {
  return intentFor({ collection, documentId, version: theVersion, storedAt });
}

export function causedAtOf({ causedAt }: { causedAt?: Date } = {}): { causedAt?: Date } {
  return causedAt ? { causedAt } : {};
}

/** What the relay asks of an outbox (B). */
export function createFactDoors(
  { database, onPublished }: Pick<FactOutboxOptions, "database" | "onPublished">,
  { collection, parts, listen }: DoorNeeds,
): RelayDoors {
  return {
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
        ...causedAtOf(byId.get(documentId)),
      }));
    },
    async adoptForgotten(storedBefore) {
      const forgotten = await parts()
        .find({ storedAt: { $lt: storedBefore } }, { projection: { _id: 1, storedAt: 1 } })
        .limit(adoptedAtOnce)
        .toArray();
      const intents = forgotten.map((part) => intentOf(collection, part));
      await writeIntents(pendingOf(database), intents);
    },
    async markPublished(published) {
      await parts().deleteMany({ _id: { $in: published.map(({ documentId }) => documentId) } });
      for (const { causedAt } of published) if (causedAt) onPublished?.(causedAt);
    },
    listen,
  };
}
