import { currentTraceparent, type Database, isDuplicateKey } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import { collectionOf } from "../mongo/collection-of.ts";

/** The promise to publish, written before the change that it announces (invariant 1). One small document in `pending`. */
export interface Intent {
  /** `collection:documentId:version`, so that all sources of a database share one small collection. */
  readonly _id: string;
  readonly collection: string;
  readonly documentId: string;
  readonly version: number;
  /** When the change was made, by the writer's wall clock: for the delay until its publication, and the fact's time. */
  readonly storedAt?: Date;
  /** The trace of the change, so that it survives the way through the relay. */
  readonly traceparent?: string;
  /** Set while its document's version is below: how often it was looked at, and when it is looked at again. */
  readonly waiting?: { readonly looks: number; readonly lookAgainAt: Date };
}

export function pendingOf(database: Database): mongo.Collection<Intent> {
  return collectionOf<Intent>(database, "pending");
}

/** The trace is the one that runs here, unless another is given. */
export function intentFor(
  change: Pick<Intent, "collection" | "documentId" | "version" | "storedAt" | "traceparent">,
): Intent {
  const { collection, documentId, version, storedAt } = change;
  const traceparent = change.traceparent ?? currentTraceparent();
  return {
    _id: `${collection}:${documentId}:${version}`,
    collection,
    documentId,
    version,
    ...(storedAt !== undefined && { storedAt }),
    ...(traceparent !== undefined && { traceparent }),
  };
}

/**
 * Writes the intents (A1). One that lies there already, because a writer died or is overtaken, is used again: from now
 * on it belongs to this change and no longer waits.
 */
export async function writeIntents(
  pending: mongo.Collection<Intent>,
  intents: readonly Intent[],
): Promise<void> {
  if (intents.length === 0) return;
  try {
    await pending.insertMany([...intents], { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await pending.bulkWrite(
      intents.map(({ _id, ...fields }) => ({
        updateOne: {
          filter: { _id },
          update: { $set: fields, $unset: { waiting: true as const } },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}
