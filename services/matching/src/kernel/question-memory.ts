import type { Dictionary } from "./dictionary.ts";
import type { Arena } from "./memory.ts";

export type Writer = ReturnType<typeof createWriter>;
export type Marks = ReturnType<typeof createMarks>;

/** Writes words one after the other into a region that grows. */
export function createWriter(arena: Arena) {
  let region = 0;
  let bytes = 0;
  let next = 0;
  return {
    /** Starts again, with room for at least so many bytes. */
    reset(needed: number) {
      if (needed > bytes) {
        if (bytes > 0) arena.release(region, bytes);
        bytes = Math.ceil(needed / 4_096) * 4_096;
        region = arena.allocate(bytes);
      }
      next = region;
    },
    /** Starts a list and returns its address. */
    words(items: readonly number[]): number {
      const at = next;
      const { i32 } = arena.views;
      for (const item of items) {
        i32[next >> 2] = item;
        next += 4;
      }
      return at;
    },
    doubles(items: readonly number[]): number {
      next = Math.ceil(next / 8) * 8;
      const at = next;
      const { f64 } = arena.views;
      for (const item of items) {
        f64[next >> 3] = item;
        next += 8;
      }
      return at;
    },
    halves(items: readonly number[]): number {
      const at = next;
      const { u16 } = arena.views;
      for (const item of items) {
        u16[next >> 1] = item;
        next += 2;
      }
      next = Math.ceil(next / 4) * 4;
      return at;
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
    /** Its address, with room for every entry. */
    table(): number {
      if (names.size > room) {
        arena.release(at, room);
        while (room < names.size) room *= 2;
        at = arena.allocate(room);
        arena.views.u8.fill(0, at, at + room);
      }
      return at;
    },
    mark(number: number, value: number) {
      arena.views.u8[at + number] = value;
      marked.push(number);
    },
    clear() {
      for (const number of marked) arena.views.u8[at + number] = 0;
      marked.length = 0;
    },
  };
}
