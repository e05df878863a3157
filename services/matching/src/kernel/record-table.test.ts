import fc from "fast-check";
import { expect, it } from "vitest";
import { readUuid, writeUuid } from "./candidate-id.ts";
import * as L from "./layout.ts";
import { createArena, createPlainMemory } from "./memory.ts";
import { createRecordTable, recordIn } from "./record-table.ts";

/** Ids of which many begin alike. */
const candidate = fc
  .tuple(fc.constantFrom("00000000", "ffffffff", "1a6b7c1e"), fc.nat(400))
  .map(([first, n]) => `${first}-0000-4000-8000-${n.toString(16).padStart(12, "0")}`);

it.each([
  ["that may grow", () => true],
  ["that has no room to grow", () => false],
])("a table %s finds each record where it was last, and nobody else's", (_, hasRoom) => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 600 }), fc.nat(50), (candidates, expected) => {
      const arena = createArena(createPlainMemory(), () => 2 ** 24);
      const table = createRecordTable(arena, hasRoom, expected);
      const held = new Map<string, number>();
      for (const id of candidates) {
        const before = held.get(id) ?? 0;
        expect(table.find(id)).toBe(before);
        const rec = arena.allocate(L.R_BARE_BYTES);
        writeUuid(id, arena.views.u32, (rec + L.R_ID) >> 2);
        if (before === 0) table.add(rec);
        else table.move(before, rec);
        held.set(id, rec);
      }
      expect(table.size).toBe(held.size);
      for (const [id, rec] of held) {
        expect(table.find(id)).toBe(rec);
        expect(table.findAt(arena.views.u32, (rec + L.R_ID) >> 2)).toBe(rec);
      }
      const listed = [...table.table].filter((entry) => entry !== 0).map(recordIn);
      const ids = listed.map((rec) => readUuid(arena.views.u32, (rec + L.R_ID) >> 2));
      expect(new Map(ids.map((id, n) => [id, listed[n]]))).toEqual(held);
      expect(ids).toHaveLength(held.size);
    }),
    { numRuns: 60 },
  );
});

it("takes five bytes for each of as many as it is made for, and grows before it is full", () => {
  const arena = createArena(createPlainMemory(), () => 2 ** 24);
  const table = createRecordTable(arena, () => true, 10_000);
  expect(table.bytes).toBeLessThan(50_000);
  for (let n = 0; n < 20_000; n++) {
    const growth = table.nextGrowth;
    const before = table.bytes;
    const rec = arena.allocate(L.R_BARE_BYTES);
    writeUuid(
      `1a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
      arena.views.u32,
      rec >> 2,
    );
    table.add(rec);
    expect(table.bytes - before).toBe(growth);
  }
  expect(table.bytes).toBeLessThan(20_000 * 7);
  expect(table.bytes / 4).toBeGreaterThan(20_000);
});
