import { expect, it } from "vitest";
import { similarPlaces } from "./similar-places.ts";

it.each([
  ["Utrect", "Utrecht"],
  ["Amstredam", "Amsterdam"],
  ["Rotterdm", "Rotterdam"],
  ["einhoven", "Eindhoven"],
  ["Den Hag", "Den Haag"],
  ["Apeldorn", "Apeldoorn"],
])("%s may mean %s", (typed, meant) => {
  expect(similarPlaces(typed, 3)[0]?.label).toBe(meant);
});

it.each(["", "x", "ab", "qqqqqqqq", "Atlantis op de maan"])("%s is like none", (typed) => {
  expect(similarPlaces(typed, 3)).toEqual([]);
});

it("names no place twice and no more than asked for", () => {
  const found = similarPlaces("Amst", 3);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  expect(found.length).toBe(3);
});
