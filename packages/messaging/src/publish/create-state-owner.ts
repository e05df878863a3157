import type { mongo } from "mongoose";
import { collectionOf } from "../mongo/collection-of.ts";
import { changeMany } from "./change-many.ts";
import { follow } from "./follow.ts";
import { intentFor, pendingOf, writeIntents } from "./intent.ts";
import { createListeners } from "./listeners.ts";
import type { RelayDoors } from "./relay-source.ts";
import type { StateDocument, StateOwner, StateOwnerOptions } from "./state-owner.ts";
import { standingOf, stateRecord } from "./state-records.ts";
import { writeState } from "./write-state.ts";
import type { Signed } from "./write-states.ts";

/** More lost races than this in a row are no races. */
const mostTries = 50;

export function createStateOwner<Doc extends StateDocument>(
  options: StateOwnerOptions<Doc>,
): StateOwner<Doc> {
  const { database, collection } = options;
  const documents = () => collectionOf<StateDocument>(database, collection);
  const listeners = createListeners(options.nudge);

  const findMany = async (ids: readonly string[]) => {
    const found = await documents()
      .find({ _id: { $in: [...ids] } })
      .toArray();
    return new Map(found.map((document) => [document._id, unsigned<Doc>(document)]));
  };
  const find = async (id: string) => {
    const found = await documents().findOne({ _id: id });
    return found ? unsigned<Doc>(found) : undefined;
  };

  return {
    find,
    findMany,
    async change(id, decide) {
      for (let attempt = 0; attempt < mostTries; attempt += 1) {
        const current = await find(id);
        const content = decide(current);
        if (content === undefined) return current;
        const next = follow(id, current, content);
        stateRecord(options, next);
        const intent = intentFor(collection, id, next.version);
        await writeIntents(pendingOf(database), [intent]);
        if (await writeState(documents(), { current, next })) {
          listeners.tell([intent]);
          return next;
        }
      }
      throw new Error(`${collection}: ${mostTries} lost races for one document`);
    },
    changeMany: (ids, decide) =>
      changeMany<Doc>(ids, decide, {
        collection,
        documents: documents(),
        pending: pendingOf(database),
        findMany,
        check: (document) => void stateRecord(options, document),
        tell: listeners.tell,
      }),
    async *scan(filter = {}, { batchSize = 500 } = {}) {
      for await (const document of documents().find(filter, { batchSize }))
        yield unsigned<Doc>(document);
    },
    relayDoors: createRelayDoors(options, { documents, findMany, listen: listeners.add }),
    checkDoors: {
      async recordsAbove(versions) {
        const found = await findMany([...versions.keys()]);
        return [...found.values()]
          .filter(({ _id, version }) => version > (versions.get(_id) ?? 0))
          .map((document) => stateRecord(options, document));
      },
    },
  };
}

interface DoorNeeds<Doc extends StateDocument> {
  documents(): mongo.Collection<StateDocument>;
  findMany(ids: readonly string[]): Promise<Map<string, Doc>>;
  readonly listen: RelayDoors["listen"];
}

function createRelayDoors<Doc extends StateDocument>(
  options: StateOwnerOptions<Doc>,
  { documents, findMany, listen }: DoorNeeds<Doc>,
): RelayDoors {
  return {
    collection: options.collection,
    listen,
    async read(intents) {
      const byDocument = Map.groupBy(intents, ({ documentId }) => documentId);
      const found = await findMany([...byDocument.keys()]);
      return [...byDocument].map(([documentId, own]) =>
        standingOf(options, documentId, { document: found.get(documentId), intents: own }),
      );
    },
    async markPublished(published) {
      // $max: a relay that wakes up late must not lower what a faster one has written.
      const operations = published.map(({ documentId, version }) => ({
        updateOne: { filter: { _id: documentId }, update: { $max: { published: version } } },
      }));
      await documents().bulkWrite(operations, { ordered: false });
    },
  };
}

function unsigned<Doc extends StateDocument>(document: Signed): Doc {
  const { writtenBy: _, ...own } = document;
  return own as unknown as Doc;
}
