import { findIn, judgeCandidates } from "./find.ts";
import { createPlainMemory, type Arena, type LinearMemory } from "./memory.ts";
import { bindMemory } from "./native.ts";

/** What looks through the blocks: reads a question in memory and writes its answer there (layout.ts). */
export interface Kernel {
  /** Looks through the blocks from one on; returns the first that it did not look at. */
  find(question: number, from: number): number;
  /** Judges the first so many of the question's candidates. */
  judge(question: number, count: number): void;
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
    start: (arena) => ({
      find(question, from) {
        bindMemory(arena.views);
        return findIn(question, from);
      },
      judge(question, count) {
        bindMemory(arena.views);
        judgeCandidates(question, count);
      },
    }),
  }),
};
