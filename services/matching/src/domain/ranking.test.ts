import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergePartialResults, topOf, type PartialResult, type Ranked } from "./ranking.ts";

/** Few scores, so that most of them are shared: what is equal is told apart by id alone. */
const ranked: fc.Arbitrary<Ranked[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    score: fc.integer({ min: 0, max: 5 }),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);
const limit = fc.integer({ min: 0, max: 12 });

/** Everybody with the part in which they are, and how many parts there are: some of them stay empty. */
const sharded = fc.integer({ min: 0, max: 6 }).chain((parts) =>
  fc.record({
    parts: fc.constant(parts),
    all: parts === 0 ? fc.constant([]) : ranked,
    places: fc.array(fc.nat({ max: Math.max(0, parts - 1) }), { minLength: 40, maxLength: 40 }),
  }),
);

/** What each part gives; who is eligible and who is held are not the same: a part says how many fit beyond its best. */
function resultsOf(all: readonly Ranked[], parts: number, places: readonly number[], most: number) {
  return Array.from({ length: parts }, (_, part): PartialResult<Ranked> => {
    const own = all.filter((_item, at) => places[at] === part);
    return { eligible: own.length, best: topOf(own, most) };
  });
}

describe("the merge of partial results", () => {
  it("is exactly the best of the whole, whoever is in which part, and counts everybody once", () => {
    const seen = { ties: 0, emptyParts: 0, noParts: 0, cut: 0, limitZero: 0 };
    fc.assert(
      fc.property(sharded, limit, ({ all, parts, places }, most) => {
        const results = resultsOf(all, parts, places, most);
        const before = structuredClone(results);
        const merged = mergePartialResults(results, most);
        expect(merged).toEqual({ eligible: all.length, best: topOf(all, most) });
        expect(results).toEqual(before);
        const scores = merged.best.map(({ score }) => score);
        if (new Set(scores).size < scores.length) seen.ties += 1;
        if (results.some(({ eligible }) => eligible === 0)) seen.emptyParts += 1;
        if (parts === 0) seen.noParts += 1;
        if (all.length > most) seen.cut += 1;
        if (most === 0) seen.limitZero += 1;
      }),
      { numRuns: 1_000 },
    );
    // A property that never met one of these would prove nothing of it.
    expect(Object.entries(seen).filter(([, times]) => times < 20)).toEqual([]);
  });

  it("may be done in any order and in steps", () => {
    fc.assert(
      fc.property(sharded, limit, fc.nat({ max: 6 }), ({ all, parts, places }, most, cut) => {
        const results = resultsOf(all, parts, places, most);
        const whole = mergePartialResults(results, most);
        expect(mergePartialResults(results.toReversed(), most)).toEqual(whole);
        const steps = [results.slice(0, cut), results.slice(cut)].map((some) =>
          mergePartialResults(some, most),
        );
        expect(mergePartialResults(steps, most)).toEqual(whole);
      }),
    );
  });

  it("is not exact when a part gives fewer than its best, so parts are asked for the whole limit", () => {
    const all = [5, 4, 3].map((score) => ({ id: `a${score}`, score }));
    const short = { eligible: 3, best: topOf(all, 2) };
    const other = { eligible: 1, best: [{ id: "b1", score: 1 }] };
    expect(mergePartialResults([short, other], 3).best).not.toEqual(
      topOf([...all, ...other.best], 3),
    );
    expect(mergePartialResults([short, other], 2).best).toEqual(topOf([...all, ...other.best], 2));
  });
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
