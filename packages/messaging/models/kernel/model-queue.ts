import type { Changes } from "./process.ts";

/**
 * Redis with one job queue: a set of waiting ids in order, and those in hand with their holder. It may be flushed. Taking a job and putting
 * it back does not count as a change of the world: a job of which nothing else happens any more waits for ever.
 */
export interface ModelQueue {
  /** Nothing happens while a job of this id waits or is in hand. */
  add(id: string): void;
  take(holder: string): string | undefined;
  putBack(id: string): void;
  /** Takes a job from a holder who died or stood still. */
  release(id: string): void;
  remove(id: string): void;
  has(id: string): boolean;
  /** How many jobs wait. */
  waiting(): number;
  /** The waiting ids, in order. */
  ids(): readonly string[];
  /** The jobs in hand, with their holders. */
  inHand(): ReadonlyMap<string, string>;
  /** Everything is gone. */
  flush(): void;
}

/** An empty queue. */
export function createModelQueue(changes: Changes): ModelQueue {
  const waiting = new Set<string>();
  const inHand = new Map<string, string>();
  return {
    add(id) {
      if (inHand.has(id) || waiting.has(id)) return;
      waiting.add(id);
      changes.count++;
    },
    take(holder) {
      for (const id of waiting) {
        waiting.delete(id);
        inHand.set(id, holder);
        return id;
      }
      return undefined;
    },
    putBack(id) {
      inHand.delete(id);
      waiting.add(id);
    },
    release(id) {
      if (!inHand.delete(id)) return;
      waiting.add(id);
      changes.count++;
    },
    remove(id) {
      if (inHand.delete(id) || waiting.delete(id)) changes.count++;
    },
    has: (id) => waiting.has(id) || inHand.has(id),
    waiting: () => waiting.size,
    ids: () => [...waiting],
    inHand: () => inHand,
    flush() {
      if (waiting.size + inHand.size > 0) changes.count++;
      waiting.clear();
      inHand.clear();
    },
  };
}
