import { expect, test } from "vitest";
import { en } from "./en/en.ts";
import { nl } from "./nl/nl.ts";

/** Every word with its path: `search.found`. */
function spelledOut(words: object): Map<string, unknown> {
  return new Map(
    Object.entries(words).flatMap(([group, entries]) =>
      Object.entries(entries as object).map(
        ([key, value]) => [`${group}.${key}`, value] as [string, unknown],
      ),
    ),
  );
}

test("both languages have the same words, none missing", () => {
  expect([...spelledOut(en).keys()].toSorted()).toEqual([...spelledOut(nl).keys()].toSorted());
});

test.each([
  ["nl", nl],
  ["en", en],
] as const)("no word is empty in %s", (_locale, words) => {
  for (const [path, value] of spelledOut(words)) {
    const said =
      typeof value === "function"
        ? (value as (...given: string[]) => unknown)("2", "3", "4")
        : value;
    expect(said, path).toEqual(expect.stringMatching(/\S/));
    expect(said, path).not.toMatch(/undefined|\[object/);
  }
});

test("words that take something take the same in both languages", () => {
  const dutch = spelledOut(nl);
  for (const [path, value] of spelledOut(en))
    expect([path, typeof value]).toEqual([path, typeof dutch.get(path)]);
});
