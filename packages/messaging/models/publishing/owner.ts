import type { Thread } from "../kernel/process.ts";
import type { Database, PublishingWorld, StateDocument } from "./publishing-world.ts";

/** A change that somebody wants: new content, or an end (the document becomes a stub). */
export interface Change {
  readonly documentId: string;
  readonly content: string | undefined;
}

const absent: StateDocument = { version: 0, published: 0, content: undefined };

/** A1 and A2, tried again when another writer was faster. */
export function* write(world: PublishingWorld, change: Change, tries = 3): Thread {
  const { documentId } = change;
  const { database, rules } = world;
  for (let attempt = 0; attempt < tries; attempt++) {
    const current = database.documents.get(documentId) ?? absent;
    const version = current.version + 1;
    const about = `attempt ${attempt} on database ${database.era}`;
    yield `read ${documentId} v${current.version}, ${about}`;
    if (rules.intentFirst) {
      insertIntent(database, change, version);
      yield `intent ${documentId}:${version}, ${about}`;
    }
    const written = replace(world, database, change, current);
    yield `write ${documentId} v${version} ${written ? "done" : "lost"}, ${about}`;
    if (written && !rules.intentFirst) insertIntent(database, change, version);
    if (written) return;
  }
}

function insertIntent(database: Database, change: Change, version: number): void {
  const { documentId, content } = change;
  database.pending.insert(`${documentId}:${version}`, {
    documentId,
    version,
    deferred: false,
    captured: content,
  });
}

function replace(
  world: PublishingWorld,
  database: Database,
  change: Change,
  current: StateDocument,
): boolean {
  const { documentId, content } = change;
  const next = { version: current.version + 1, published: current.published, content };
  if (current.version === 0) return database.documents.insert(documentId, next);
  const condition = (document: StateDocument): boolean =>
    !world.rules.conditionalWrite || document.version === current.version;
  return database.documents.update(documentId, condition, (document) => ({
    ...next,
    published: document.published,
  }));
}
