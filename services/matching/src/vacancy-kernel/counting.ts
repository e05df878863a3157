import type { WishCounts } from "@raakvlak/contracts";

/**
 * A count that goes on in portions, while vacancies come, change and go: what has changed since is looked at once more at the
 * end, so that the counts are exact as of the moment at which they are given. To be disposed of.
 */
export interface Counting extends Disposable {
  /** Looks at some more; false: there is nothing left to look at. */
  goOn(): boolean;
  /** Looks at whatever is left, and counts. */
  counts(): WishCounts;
}

/** What a vacancy that fits counts for, as bits. */
export const countsAs = { open: 1, posted: 2, mailed: 4 } as const;

/** Tells those of the slots that fit, and what they count for. */
export type LookAtSlots = (slots: Int32Array, tell: (slot: number, bits: number) => void) => void;

/** The counts under way, which hear of every change; each looks at so many slots at a time. */
export function createCountings(portion: number) {
  const running = new Set<Set<number>>();
  return {
    /** Another vacancy stands in the slot now, or none. */
    changed(slot: number): void {
      for (const changed of running) changed.add(slot);
    },
    /** `slots` are all that may fit now, by their numbers below `room`; `isHeld` tells which slots hold anything. */
    start(
      slots: Int32Array,
      room: number,
      look: LookAtSlots,
      isHeld: (slot: number) => boolean,
    ): Counting {
      const bitsOf = new Uint8Array(room);
      const changed = new Set<number>();
      let next = 0;
      running.add(changed);
      const note = (slot: number, bits: number) => {
        bitsOf[slot] = bits;
      };
      function goOn(): boolean {
        const some = slots.subarray(next, next + portion);
        next += some.length;
        look(changed.size === 0 ? some : some.filter((slot) => !changed.has(slot)), note);
        return next < slots.length;
      }
      return {
        goOn,
        counts() {
          while (next < slots.length) goOn();
          const tally = createTally();
          for (const slot of slots) if (!changed.has(slot)) tally.add(bitsOf[slot] ?? 0);
          look(Int32Array.from(changed).filter(isHeld), (_slot, bits) => tally.add(bits));
          return tally.counts;
        },
        [Symbol.dispose]: () => void running.delete(changed),
      };
    },
  };
}

function createTally() {
  const counts = { open: 0, posted: 0, mailed: 0 };
  return {
    counts,
    add(bits: number) {
      if ((bits & countsAs.open) !== 0) counts.open++;
      if ((bits & countsAs.posted) !== 0) counts.posted++;
      if ((bits & countsAs.mailed) !== 0) counts.mailed++;
    },
  };
}
