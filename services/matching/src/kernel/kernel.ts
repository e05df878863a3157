import { findIn, judgeCandidates } from "./find.ts";
import { createPlainMemory, type Arena, type LinearMemory } from "./memory.ts";
import { bindMemory } from "./native.ts";
import { sortKeyOf, sortKeysOf } from "./slices-of-record.ts";
import {
  countSlots,
  emptySlot,
  fillSlot,
  fillSlots,
  freeSlotIn,
  noteRecord,
  refillSlot,
} from "./slot-bits.ts";

/** What puts records into slots: functions of slices-of-record.ts and slot-bits.ts, which say what they do. */
export interface SlotKernel {
  sortKeyOf(rec: number): number;
  sortKeysOf(blocks: number, count: number): void;
  fillSlot(blocks: number, rec: number, slot: number): void;
  fillSlots(blocks: number, count: number, first: number): void;
  countSlots(blocks: number, block: number): void;
  noteRecord(blocks: number, rec: number): void;
  refillSlot(blocks: number, rec: number, slot: number): number;
  emptySlot(blocks: number, slot: number): void;
  freeSlotIn(blocks: number, block: number): number;
}

/** What looks through the blocks: reads a question in memory and writes its answer there (layout.ts). */
export interface Kernel extends SlotKernel {
  /** Looks through the blocks from one on; returns the first that it did not look at. */
  find(question: number, from: number): number;
  /** Judges the first so many of the question's candidates. */
  judge(question: number, count: number): void;
  /** Threads that look for several questions at once; absent: one after the other. */
  readonly crew?: Crew;
}

/**
 * Threads over the kernel's memory. From the first `put` until every question that was put has been waited for, nothing
 * may change in that memory but questions that are not put.
 */
export interface Crew {
  /** Questions that may be put before the first of them is waited for. */
  readonly most: number;
  /** Hands over a question; it is looked for from the first block on, by whoever is free. Returns its number. */
  put(question: number): number;
  /** Looks for one that nobody has taken. False: there is none. */
  help(): boolean;
  /** Whether there is nothing to wait for. */
  isFound(number: number): boolean;
  /**
   * Waits for a question, and returns the first block that was not looked at. Undefined: its thread has died, and the
   * crew with it; the question, and where it stands, must not be touched again.
   */
  wait(number: number): number | undefined;
  /** False: it answers nothing any more. */
  readonly isAlive: boolean;
  /** Ends the threads; resolves when they have ended. */
  close(): Promise<void>;
}

/** A way to run the kernel: opens a memory of its own for each generation of an index. */
export interface KernelHost {
  readonly name: "plain" | "wasm";
  open(): { readonly memory: LinearMemory; start(arena: Arena): Kernel };
}

export const plainHost: KernelHost = {
  name: "plain",
  open: () => ({
    memory: createPlainMemory(),
    start(arena) {
      const bound =
        <Numbers extends number[], Result>(run: (...numbers: Numbers) => Result) =>
        (...numbers: Numbers): Result => {
          bindMemory(arena.views);
          return run(...numbers);
        };
      return {
        find: bound(findIn),
        judge: bound(judgeCandidates),
        sortKeyOf: bound(sortKeyOf),
        sortKeysOf: bound(sortKeysOf),
        fillSlot: bound(fillSlot),
        fillSlots: bound(fillSlots),
        countSlots: bound(countSlots),
        noteRecord: bound(noteRecord),
        refillSlot: bound(refillSlot),
        emptySlot: bound(emptySlot),
        freeSlotIn: bound(freeSlotIn),
      };
    },
  }),
};
