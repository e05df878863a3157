import * as T from "./block-layout.ts";
import type { Arena } from "./memory.ts";

const rows = T.OCCUPATION_ROWS + T.SKILL_ROWS + 1;

/**
 * In which blocks anybody has an occupation or a skill, or had it since the build: a row of bits for each, one per block. The
 * kernel sets them (slot-bits.ts).
 */
export interface ConceptRows {
  /** Where the first row stands, and the length of one; good until the next growth. */
  readonly address: number;
  readonly rowBytes: number;
  /** Addresses of rows, good until the next growth. */
  occupation(number: number): number;
  skill(number: number): number;
  /** Of a term that is no concept: every block. */
  readonly everybody: number;
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

  const occupation = (number: number) => start + (number & (T.OCCUPATION_ROWS - 1)) * stride;
  const skill = (number: number) =>
    start + (T.OCCUPATION_ROWS + (number & (T.SKILL_ROWS - 1))) * stride;
  const everybody = () => start + (rows - 1) * stride;
  fillEverybody();

  return {
    get address() {
      return start;
    },
    get rowBytes() {
      return stride;
    },
    occupation,
    skill,
    get everybody() {
      return everybody();
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
