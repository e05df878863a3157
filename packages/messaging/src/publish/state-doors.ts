import type { mongo } from "mongoose";
import type { RelayDoors } from "./relay-source.ts";
import type { CheckedOwner, StateDocument, StateOwner, StateOwnerOptions } from "./state-owner.ts";
import { standingOf, stateRecord } from "./state-records.ts";

interface DoorNeeds<Doc extends StateDocument> {
  documents(): mongo.Collection<StateDocument>;
  readonly findMany: StateOwner<Doc>["findMany"];
  readonly listen: RelayDoors["listen"];
}

/** What the relay asks of an owner (A3). */
export function createRelayDoors<Doc extends StateDocument>(
  options: StateOwnerOptions<Doc>,
  { documents, findMany, listen }: DoorNeeds<Doc>,
): RelayDoors {
  return {
    collection: options.collection,
    documentsAtOnce: 500,
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

/** What the owner's check asks (A4): compared is with `version`, never with `published`. */
export function createCheckDoors<Doc extends StateDocument>(
  options: StateOwnerOptions<Doc>,
  { findMany }: Pick<DoorNeeds<Doc>, "findMany">,
): CheckedOwner["checkDoors"] {
  return {
    async recordsAbove(versions) {
      const found = await findMany([...versions.keys()]);
      return [...found.values()]
        .filter(({ _id, version }) => version > (versions.get(_id) ?? 0))
        .map((document) => stateRecord(options, document));
    },
  };
}
