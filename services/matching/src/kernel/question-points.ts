import type { Dictionary } from "./dictionary.ts";
import type { Arena } from "./memory.ts";

/** The points that profiles are interested in, as the kernel reads them: three doubles each. */
export interface Points {
  table(): number;
  /** Points were added. */
  grow(): void;
}

const pointBytes = 24;

export function createPoints(arena: Arena, names: Dictionary): Points {
  let room = 64;
  let points = arena.allocate(room * pointBytes);
  let written = 0;
  return {
    table: () => points,
    grow() {
      const { size } = names;
      if (size > room) {
        const more = Math.max(size, room * 2);
        const next = arena.allocate(more * pointBytes);
        arena.views.u8.copyWithin(next, points, points + written * pointBytes);
        arena.release(points, room * pointBytes);
        points = next;
        room = more;
      }
      for (; written < size; written++) {
        const [, ...vector] = names.textOf(written).split(" ");
        const at = (points >> 3) + written * 3;
        for (const [axis, value] of vector.entries()) arena.views.f64[at + axis] = Number(value);
      }
    },
  };
}
