import { createHash } from "node:crypto";
import type { EventContract } from "@raakvlak/contracts";
import { type Clock, createBatcher, currentTraceparent, type Database } from "@raakvlak/runtime";
import type { mongo } from "mongoose";
import { collectionOf } from "../mongo/collection-of.ts";
import { insertAbsentParts } from "./insert-absent-parts.ts";
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
/** Parts of many jobs that are stored together, as many facts as a relay publishes together. */
const partsPerBatch = 50;

interface StoredPart {
  readonly part: FactPart;
  readonly intent: Intent;
}

export function createFactOutbox(options: FactOutboxOptions): FactOutbox {
  const { database, collection = "outbox", clock } = options;
  const parts = () => collectionOf<FactPart>(database, collection);
  const listeners = createListeners(options.nudge);
  // Jobs that run side by side are stored side by side: a write of each kind for all of them. Alone a job waits for nobody.
  const insert = createBatcher(async (stored: readonly StoredPart[]) => {
    const faults = await insertAbsentParts(
      parts(),
      stored.map(({ part }) => part),
    );
    // The part is there before its intent, so that a relay which finds none knows it for published.
    const intents = stored.flatMap(({ intent }, n) => (faults[n] === undefined ? [intent] : []));
    await writeIntents(pendingOf(database), intents);
    return faults;
  }, partsPerBatch);
  return {
    async store(event, facts, cause) {
      // With the trace that runs here: in the batch it would be that of another job.
      const stored = partsOf(event, facts, { cause, storedAt: clock.now() }).map((part) => ({
        part,
        intent: intentOf(collection, part),
      }));
      for (const fault of await Promise.all(stored.map(insert))) if (fault) throw fault;
      listeners.tell(stored.map(({ intent }) => intent));
    },
    ...personalDoors(parts),
    relayDoors: createFactDoors(options, { collection, parts, listen: listeners.add }),
  };
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
