import type { StateRecord } from "./state-record.ts";

/** A key of the index whose record was just taken in or put on hold. */
export type IndexChange = Pick<StateRecord, "topic" | "key">;

/** Tells whoever listens what the index has taken in, batch by batch, after it was applied. */
export interface IndexChanges {
  tell(changes: readonly IndexChange[]): void;
  listen(listener: (changes: readonly IndexChange[]) => void): Disposable;
}

export function createIndexChanges(): IndexChanges {
  const listeners = new Set<(changes: readonly IndexChange[]) => void>();
  return {
    tell(changes) {
      for (const listener of listeners) listener(changes);
    },
    listen(listener) {
      listeners.add(listener);
      return {
        [Symbol.dispose]() {
          listeners.delete(listener);
        },
      };
    },
  };
}
