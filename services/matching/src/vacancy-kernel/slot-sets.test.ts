import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSlotSets, type SlotSet } from "./slot-sets.ts";

function slotsOf(set: SlotSet | undefined): number[] {
  if (set === undefined) return [];
  if (set.bits === undefined) return [...set.list.subarray(0, set.count)].toSorted((a, b) => a - b);
  return [...set.bits].flatMap((word, n) =>
    Array.from({ length: 32 }, (_, bit) => bit)
      .filter((bit) => (word & (1 << bit)) !== 0)
      .map((bit) => n * 32 + bit),
  );
}

describe("sets of slots", () => {
  it("hold what was added and not removed, as a list and as bits, while slots are added", () => {
    const change = fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
        const sets = createSlotSets();
        const expected = [new Set<number>(), new Set<number>()] as const;
        let words = 1;
        sets.grow(words);
        for (const [concept, slot] of changes) {
          while (slot >= words * 32) sets.grow((words *= 2));
          const own = expected[concept === 0 ? 0 : 1];
          if (own.has(slot)) sets.remove(concept, slot);
          else sets.add(concept, slot);
          if (!own.delete(slot)) own.add(slot);
        }
        for (const concept of [0, 1] as const) {
          const set = sets.of(concept);
          expect(slotsOf(set)).toEqual([...expected[concept]].toSorted((a, b) => a - b));
          expect(set?.count ?? 0).toBe(expected[concept].size);
        }
      }),
      { numRuns: 300 },
    );
  });
});
