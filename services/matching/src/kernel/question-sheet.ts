import type { Blocks } from "./blocks.ts";
import type { Dictionaries } from "./dictionary.ts";
import type { Marks, Writer } from "./question-memory.ts";

/** What a vacancy's question is written on: the fields, and the lists behind them. */
export interface Sheet {
  /** By a field of layout.ts. */
  set(field: number, value: number): void;
  readonly writer: Writer;
  readonly names: Dictionaries;
  readonly blocks: Blocks;
  readonly marks: Readonly<Record<"occupations" | "skills" | "sectors", Marks>>;
}

/** The share of all slots that are in a slice. */
export function shareOf({ sliceCounts, slots }: Blocks, slice: number): number {
  return (sliceCounts[slice] ?? 0) / Math.max(1, slots);
}

/** Whoever is in both. */
export interface Slices {
  readonly first: number;
  readonly second: number;
}
export interface Term extends Slices {
  /** Address of the bits that tell in which blocks anybody has it. */
  readonly row: number;
}
export interface SkillTerm extends Term {
  readonly weight: number;
  readonly density: number;
}

/** As the kernel reads it: a bit for each item, in the order of all. */
export function bitsOf<Item>(items: readonly Item[], all: readonly Item[]): number {
  return items.reduce((bits, item) => bits | (1 << all.indexOf(item)), 0);
}
