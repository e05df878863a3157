import { createModelCollection, type ModelCollection } from "../kernel/model-collection.ts";
import { createModelTopic, type ModelTopic, type NewRecord } from "../kernel/model-topic.ts";
import type { Changes } from "../kernel/process.ts";
import type { PublishingRules } from "./publishing-rules.ts";

/** A document that backs a state topic. Without content it is a stub. */
export interface StateDocument {
  readonly version: number;
  readonly published: number;
  readonly content: string | undefined;
}

/** `documentId:version` in `pending`. */
export interface Intent {
  readonly documentId: string;
  readonly version: number;
  /** It was found above its document's version: its writer died, or is slow. */
  readonly deferred: boolean;
  /** What its writer wanted to write; used only where the rule "asItStands" is off. */
  readonly captured: string | undefined;
}

/** What a consumer holds of a key; without content a tombstone whose version it remembers. */
export interface Held {
  readonly version: number;
  readonly content: string | undefined;
}

/** A consumer's read model and how far it has read. */
export interface Reader {
  readonly name: string;
  readonly held: ModelCollection<Held>;
  /** The highest version ever held of a key, kept by the test, not by the reader. */
  readonly highest: Map<string, number>;
  position: number;
}

/** The owner's database. */
export interface Database {
  /** 0, and one more after each restore. */
  readonly era: number;
  readonly documents: ModelCollection<StateDocument>;
  readonly pending: ModelCollection<Intent>;
}

/** One state topic with its owner's database and the readers. */
export interface PublishingWorld {
  readonly rules: PublishingRules;
  readonly changes: Changes;
  /** Another one after a restore: who still holds the lost one writes into the void. */
  database: Database;
  readonly topic: ModelTopic<string>;
  readonly readers: Reader[];
  /** Committed offset of the owner's check. */
  checked: number;
  /** End offset of the topic when the backup was made that may yet be restored; Infinity: there is none. */
  backupEnd: number;
  /** Broken promises seen on the way. */
  readonly broken: string[];
}

/** An empty world with one running consumer. */
export function createPublishingWorld(rules: PublishingRules): PublishingWorld {
  const changes: Changes = { count: 0 };
  return {
    rules,
    changes,
    database: createDatabase(changes, 0),
    topic: createModelTopic(1, changes),
    readers: [createReader("consumer", changes)],
    checked: 0,
    backupEnd: Infinity,
    broken: [],
  };
}

/** An empty database. */
export function createDatabase(changes: Changes, era: number): Database {
  return {
    era,
    documents: createModelCollection(changes),
    pending: createModelCollection(changes),
  };
}

/** A reader that has read nothing yet. */
function createReader(name: string, changes: Changes): Reader {
  return { name, held: createModelCollection(changes), highest: new Map(), position: 0 };
}

/**
 * Appends a record. Nothing arrives any more of a process that works on a database that was lost: the operator stops them before a restore
 * and waits until their requests are over.
 */
export function publishRecord(
  world: PublishingWorld,
  database: Database,
  record: NewRecord<string>,
): void {
  if (database === world.database) world.topic.append(record);
}

/** The document as it stands: a state, or a stub's tombstone. */
export function recordOf(key: string, document: StateDocument): NewRecord<string> {
  return { key, version: document.version, value: document.content };
}
