import type { Dictionary } from "./dictionary.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";

export type Writer = ReturnType<typeof createWriter>;
export type Marks = ReturnType<typeof createMarks>;

/** Writes fields of a question, and lists one after the other into a region that grows. */
export function createWriter(arena: Arena, question: number) {
  let region = 0;
  let bytes = 0;
  let next = 0;
  let { i32, u16, f64 } = arena.views;
  return {
    /** Starts the lists anew, with room for at least so many bytes. Until the last is written nobody may allocate. */
    start(needed: number) {
      if (needed > bytes) {
        if (bytes > 0) arena.release(region, bytes);
        bytes = Math.ceil(needed / 4_096) * 4_096;
        region = arena.allocate(bytes);
      }
      next = region;
      ({ i32, u16, f64 } = arena.views);
    },
    /** By a field of layout.ts. */
    set(field: number, value: number) {
      i32[(question + field) >> 2] = value;
    },
    setDouble(field: number, value: number) {
      f64[(question + field) >> 3] = value;
    },
    /** Where the next list begins: at a multiple of 8. */
    list(): number {
      next = (next + 7) & -8;
      return next;
    },
    /** Where the next word goes. */
    next: () => next,
    /** Writes a word that was added before. */
    put(at: number, word: number) {
      i32[at >> 2] = word;
    },
    add(word: number) {
      i32[next >> 2] = word;
      next += 4;
    },
    /** A slice, as the kernel wants it: by where it begins in a block. */
    addSlice(slice: number) {
      i32[next >> 2] = slice * L.SLICE_BYTES;
      next += 4;
    },
    /** Leaves room that the kernel writes into. */
    skip(length: number) {
      next += length;
    },
    addHalf(half: number) {
      u16[next >> 1] = half;
      next += 2;
    },
    addDouble(double: number) {
      f64[next >> 3] = double;
      next += 8;
    },
  };
}

/** One byte per entry of a dictionary, all 0 between two questions. */
export function createMarks(arena: Arena, names: Dictionary) {
  let room = 1_024;
  let at = arena.allocate(room);
  arena.views.u8.fill(0, at, at + room);
  const marked: number[] = [];
  return {
    /** What is marked, in the order in which it came. */
    marked: marked as readonly number[],
    /** Makes room for every entry; to be called while nothing is marked. */
    makeRoom() {
      if (names.size <= room) return;
      arena.release(at, room);
      while (room < names.size) room *= 2;
      at = arena.allocate(room);
      arena.views.u8.fill(0, at, at + room);
    },
    table: () => at,
    of: (number: number) => arena.views.u8[at + number] ?? 0,
    /** Never 0. */
    mark(number: number, value: number) {
      const { u8 } = arena.views;
      if (u8[at + number] === 0) marked.push(number);
      u8[at + number] = value;
    },
    clear() {
      const { u8 } = arena.views;
      for (const number of marked) u8[at + number] = 0;
      marked.length = 0;
    },
  };
}
