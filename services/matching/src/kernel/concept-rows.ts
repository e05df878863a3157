import type { Arena } from "./memory.ts";

/** More occupations and skills than these share rows: that lets through more, never fewer. */
const occupationRows = 4_096;
const skillRows = 16_384;
const rows = occupationRows + skillRows + 1;

/** In which blocks anybody has an occupation or a skill, or had it since the build: a row of bits for each, one per block. */
export interface ConceptRows {
  /** Addresses of rows, good until the next growth. */
  occupation(number: number): number;
  skill(number: number): number;
  /** Of a term that is no concept: every block. */
  readonly everybody: number;
  /** Somebody in the block has these occupations, then these skills. */
  mark(block: number, concepts: Int32Array, occupations: number, skills: number): void;
  /** From so many blocks to so many. */
  grow(from: number, to: number): void;
}

/** Bytes of the rows of so many blocks. */
export function bytesOfRows(blocks: number): number {
  return rows * strideFor(blocks);
}

function strideFor(blocks: number): number {
  return Math.ceil(blocks / 32) * 4;
}

export function createConceptRows(arena: Arena, room: number): ConceptRows {
  let stride = strideFor(room);
  let start = open();

  function open(): number {
    const at = arena.allocate(rows * stride);
    arena.views.i32.fill(0, at >> 2, (at + rows * stride) >> 2);
    return at;
  }

  function fillEverybody(): void {
    const at = everybody() >> 2;
    arena.views.i32.fill(-1, at, at + (stride >> 2));
  }

  const occupation = (number: number) => start + (number & (occupationRows - 1)) * stride;
  const skill = (number: number) => start + (occupationRows + (number & (skillRows - 1))) * stride;
  const everybody = () => start + (rows - 1) * stride;
  fillEverybody();

  return {
    occupation,
    skill,
    get everybody() {
      return everybody();
    },
    mark(block, concepts, occupations, skills) {
      const { i32 } = arena.views;
      const bit = 1 << (block & 31);
      const word = block >> 5;
      const end = occupations + skills;
      for (let n = 0; n < end; n++) {
        const concept = concepts[n] ?? 0;
        const row = n < occupations ? occupation(concept) : skill(concept);
        const at = (row >> 2) + word;
        i32[at] = (i32[at] ?? 0) | bit;
      }
    },
    grow(from, to) {
      const next = strideFor(to);
      if (next === stride) return;
      const old = { start, stride };
      stride = next;
      start = open();
      const { i32 } = arena.views;
      for (let row = 0; row < rows; row++) {
        const at = (old.start + row * old.stride) >> 2;
        i32.copyWithin((start + row * stride) >> 2, at, at + strideFor(from) / 4);
      }
      arena.release(old.start, rows * old.stride);
      fillEverybody();
    },
  };
}
