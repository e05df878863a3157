import type { Thread } from "../kernel/process.ts";
import {
  type Database,
  type Intent,
  type PublishingWorld,
  publishRecord,
  recordOf,
  type StateDocument,
} from "./publishing-world.ts";

const batchLimit = 1;
const absent: StateDocument = { version: 0, published: 0, content: undefined };

/** One pass of the relay (A3) over the intents it finds. */
export function* relay(world: PublishingWorld): Thread {
  const { database, rules } = world;
  const ids = database.pending.ids();
  const isDeferred = (id: string): boolean =>
    rules.deadIntentsStepAside && database.pending.get(id)?.deferred === true;
  const batch = ids.filter((id) => !isDeferred(id)).slice(0, batchLimit);
  const again = rules.looksAgain ? ids.filter(isDeferred) : [];
  const taken = [...batch, ...again];
  if (taken.length > 0) yield `take ${taken.join()} of database ${database.era}`;
  for (const id of taken) {
    const intent = database.pending.get(id);
    if (intent !== undefined) yield* relayIntent(world, { database, intent, taken });
  }
}

/** What a relay has in hand. */
interface Task {
  readonly database: Database;
  readonly intent: Intent;
  readonly taken: readonly string[];
}

function* relayIntent(world: PublishingWorld, task: Task): Thread {
  const { database, intent } = task;
  const { documentId } = intent;
  const document = database.documents.get(documentId) ?? absent;
  const { version, published } = document;
  const id = `${documentId}:${intent.version}`;
  const about = `${documentId} v${version} p${published} for ${id} of ${task.taken.join()} of database ${database.era}`;
  yield `read ${about}`;
  if (version > published) yield* publish(world, task, document, about);
  if (intent.version > version) {
    database.pending.update(
      id,
      (found) => !found.deferred,
      (found) => ({ ...found, deferred: true }),
    );
    yield `defer ${about}`;
  }
  deleteIntents(world, database, documentId, Math.max(version, published));
  yield `delete intents ${about}`;
}

function* publish(
  world: PublishingWorld,
  { database, intent }: Task,
  document: StateDocument,
  about: string,
): Thread {
  const { asItStands, markAfterAck } = world.rules;
  const { documentId } = intent;
  if (!markAfterAck) {
    raisePublished(world, database, documentId, document.version);
    yield `mark ${about}`;
  }
  const captured = { key: documentId, version: intent.version, value: intent.captured };
  publishRecord(world, database, asItStands ? recordOf(documentId, document) : captured);
  yield `publish ${about}`;
  if (!markAfterAck) return;
  raisePublished(world, database, documentId, document.version);
  yield `mark ${about}`;
}

function raisePublished(
  world: PublishingWorld,
  database: Database,
  documentId: string,
  version: number,
): void {
  database.documents.update(
    documentId,
    (document) => document.published < version || !world.rules.raisesByMax,
    (document) => ({ ...document, published: version }),
  );
}

function deleteIntents(
  world: PublishingWorld,
  database: Database,
  documentId: string,
  published: number,
): void {
  for (const id of database.pending.ids()) {
    const intent = database.pending.get(id);
    if (intent?.documentId !== documentId) continue;
    if (intent.version <= published || !world.rules.keepsYoungerIntents)
      database.pending.remove(id);
  }
}
