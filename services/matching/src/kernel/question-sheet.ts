import type { Blocks } from "./blocks.ts";
import type { Marks, Writer } from "./question-memory.ts";
import type { ModelTables } from "./question-model.ts";
import type { VacancyNumbers } from "./vacancy-numbers.ts";

/** What a vacancy's question is written on, and with. */
export interface Sheet {
  readonly writer: Writer;
  readonly blocks: Blocks;
  readonly marks: Readonly<Record<"occupations" | "skills" | "sectors", Marks>>;
  readonly tables: ModelTables;
  readonly numbers: VacancyNumbers;
}

/** The share of all slots that are in a slice. */
export function shareOf(blocks: Blocks, slice: number): number {
  return blocks.slotsIn(slice) / Math.max(1, blocks.slots);
}

/** As the kernel reads it: a bit for each item, in the order of all. */
export function bitsOf<Item>(items: readonly Item[], all: readonly Item[]): number {
  let bits = 0;
  for (const item of items) bits |= 1 << all.indexOf(item);
  return bits;
}
