import type { Thread } from "../kernel/process.ts";
import { createDatabase, type PublishingWorld } from "./publishing-world.ts";

/** More changes than a document sees between a backup and its restore. */
const leap = 1_000;

/**
 * The owner's database is lost and comes back as it was. One step, because the owner's processes are stopped meanwhile; what one of them
 * had under way to the broker may still arrive later.
 */
export function* loseAndRestore(world: PublishingWorld): Thread {
  yield "wait for the backup";
  const documents = world.database.documents.backup();
  const pending = world.database.pending.backup();
  world.backupEnd = Math.max(...world.topic.endOffsets());
  yield `backup of ${documents.size}`;
  world.database = createDatabase(world.changes, world.database.era + 1);
  world.database.documents.restore(documents);
  world.database.pending.restore(pending);
  world.backupEnd = Infinity;
  if (world.rules.restoreRaises) raiseVersions(world);
  yield `restored ${documents.size}`;
}

/** A5. Each raise is a change like any other: intent, then document. */
function raiseVersions(world: PublishingWorld): void {
  const { documents, pending } = world.database;
  const inTopic = new Map<string, number>();
  for (const { key, version } of world.topic.log(0))
    inTopic.set(key, Math.max(inTopic.get(key) ?? 0, version));
  const unknown = world.rules.restoreBuriesUnknown ? inTopic.keys() : [];
  for (const documentId of new Set([...documents.ids(), ...unknown])) {
    const document = documents.get(documentId) ?? { version: 0, published: 0, content: undefined };
    const above = Math.max(document.version, inTopic.get(documentId) ?? 0);
    const version = above + (world.rules.restoreLeaps ? leap : 1);
    pending.put(`${documentId}:${version}`, {
      documentId,
      version,
      deferred: false,
      captured: document.content,
    });
    documents.put(documentId, { ...document, version });
  }
}
