import fc from "fast-check";
import { expect, it } from "vitest";
import { mergePartialResults, topOf, type Ranked } from "./ranking.ts";

const ranked: fc.Arbitrary<Ranked[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    score: fc.integer({ min: 0, max: 5 }),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

it("merges the best of any parts into exactly the best of the whole", () => {
  fc.assert(
    fc.property(
      ranked,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 12 }),
      (all, parts, limit) => {
        const partOf = (item: Ranked) => (item.id.codePointAt(0) ?? 0) % parts;
        const results = Array.from({ length: parts }, (_, part) => {
          const own = all.filter((item) => partOf(item) === part);
          return { eligible: own.length, best: topOf(own, limit) };
        });
        expect(mergePartialResults(results, limit)).toEqual({
          eligible: all.length,
          best: topOf(all, limit),
        });
      },
    ),
  );
});

it("orders by score, then by id in code units, whatever the language of the machine", () => {
  const items = ["b", "Z", "a", "é"].map((id) => ({ id, score: 1 }));
  expect(topOf([...items, { id: "x", score: 2 }], 9).map(({ id }) => id)).toEqual([
    "x",
    "Z",
    "a",
    "b",
    "é",
  ]);
});
