import { expect, test } from "vitest";
import { type Outgoing, publishPortions } from "./publish-portions.ts";

const record = (key: string, bytes: number): Outgoing => ({
  topic: "vacancies",
  key,
  value: Buffer.alloc(bytes),
  headers: {},
});
const keysOf = (records: Outgoing[]) =>
  [...publishPortions(records)].map((portion) => portion.map(({ key }) => key).join(""));

test("small records leave together, in their order", () => {
  expect(keysOf([record("a", 10), record("b", 10), record("c", 10)])).toEqual(["abc"]);
});

test("a request stays below the broker's limit, and what is larger goes alone", () => {
  const half = 450_000;
  const records = [record("a", half), record("b", half), record("c", 2_000_000), record("d", 10)];
  expect(keysOf(records)).toEqual(["a", "b", "c", "d"]);
});

test("tombstones count too, and nothing gives nothing", () => {
  const tombstones = Array.from({ length: 4_500 }, () => ({ ...record("t", 0), value: null }));
  expect([...publishPortions(tombstones)].map(({ length }) => length)).toEqual([
    1_600, 1_600, 1_300,
  ]);
  expect(keysOf([])).toEqual([]);
});
