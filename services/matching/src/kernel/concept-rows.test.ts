import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesOfRows, createConceptRows, type ConceptRows } from "./concept-rows.ts";
import * as T from "./block-layout.ts";
import { createArena, createPlainMemory, type Arena } from "./memory.ts";
import { bindMemory } from "./native.ts";
import { markOccupation, markSkill } from "./slot-bits.ts";

/** Some share their row with another: 4,096 rows of occupations, 16,384 of skills. */
const occupation = fc.constantFrom(0, 1, 7, 4_095, 4_096, 4_103);
const skill = fc.constantFrom(0, 1, 16_383, 16_384, 16_385);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      block: fc.nat(100),
      occupations: fc.array(occupation, { maxLength: 3 }),
      skills: fc.array(skill, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant("grow" as const) },
);

function marksIn(arena: Arena, row: number, blocks: number): number[] {
  const { i32 } = arena.views;
  return Array.from({ length: blocks }, (_, block) => block).filter(
    (block) => (((i32[(row >> 2) + (block >> 5)] ?? 0) >>> (block & 31)) & 1) === 1,
  );
}

/** Numbers that may share a row have its marks together. */
function expectMarks(
  { arena, rows, room }: { arena: Arena; rows: ConceptRows; room: number },
  marked: ReadonlyMap<string, ReadonlySet<number>>,
): void {
  for (const [kind, count, row] of [
    ["occupation", 4_096, rows.occupation],
    ["skill", 16_384, rows.skill],
  ] as const)
    for (const number of [0, 1, 2, 7, count - 1, count, count + 7]) {
      const blocks = marked.get(`${kind} ${number % count}`) ?? new Set<number>();
      expect(marksIn(arena, row(number), room)).toEqual([...blocks].toSorted((a, b) => a - b));
    }
  expect(marksIn(arena, rows.everybody, room)).toHaveLength(room);
}

it("has a bit for each block in which anybody has a concept, and no other, however far it grows", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const arena = createArena(createPlainMemory(), () => 2 ** 26);
      const blocks = arena.allocate(T.B_BYTES);
      let room = 8;
      const rows = createConceptRows(arena, room);
      const marked = new Map<string, Set<number>>();
      for (const each of steps) {
        if (each === "grow") {
          if (room < 128) rows.grow(room, room * 2);
          room = Math.min(128, room * 2);
          continue;
        }
        const block = each.block % room;
        arena.views.i32[(blocks + T.B_CONCEPT_ROWS) >> 2] = rows.address;
        arena.views.i32[(blocks + T.B_CONCEPT_ROW_BYTES) >> 2] = rows.rowBytes;
        bindMemory(arena.views);
        for (const number of each.occupations) markOccupation(blocks, number, block);
        for (const number of each.skills) markSkill(blocks, number, block);
        const keys = [
          ...each.occupations.map((number) => `occupation ${number % 4_096}`),
          ...each.skills.map((number) => `skill ${number % 16_384}`),
        ];
        for (const key of keys) marked.set(key, (marked.get(key) ?? new Set()).add(block));
      }
      expectMarks({ arena, rows, room }, marked);
      expect(arena.sizes().used).toBe(T.B_BYTES + Math.ceil(bytesOfRows(room) / 8) * 8);
    }),
    { numRuns: 40 },
  );
});
