import type { Changes } from "./process.ts";

/** A document collection of which each operation is atomic and touches one document. Documents are values: replaced, never changed. */
export interface ModelCollection<Doc> {
  get(id: string): Doc | undefined;
  ids(): readonly string[];
  /** False when there is one already: "a duplicate is fine". */
  insert(id: string, document: Doc): boolean;
  put(id: string, document: Doc): void;
  /** False when there is none, or the condition does not hold. */
  update(
    id: string,
    condition: (document: Doc) => boolean,
    change: (document: Doc) => Doc,
  ): boolean;
  remove(id: string): void;
  /** A copy of everything, and its way back: backup and restore. */
  backup(): ReadonlyMap<string, Doc>;
  restore(backup: ReadonlyMap<string, Doc>): void;
}

/** An empty collection. */
export function createModelCollection<Doc>(changes: Changes): ModelCollection<Doc> {
  const documents = new Map<string, Doc>();

  function put(id: string, document: Doc): void {
    documents.set(id, document);
    changes.count++;
  }

  return {
    get: (id) => documents.get(id),
    ids: () => [...documents.keys()],
    put,
    insert(id, document) {
      if (documents.has(id)) return false;
      put(id, document);
      return true;
    },
    update(id, condition, change) {
      const document = documents.get(id);
      if (document === undefined || !condition(document)) return false;
      put(id, change(document));
      return true;
    },
    remove(id) {
      if (documents.delete(id)) changes.count++;
    },
    backup: () => new Map(documents),
    restore(backup) {
      documents.clear();
      for (const [id, document] of backup) put(id, document);
    },
  };
}
