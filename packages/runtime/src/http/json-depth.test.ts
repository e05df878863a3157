import { expect, test } from "vitest";
import { nestsDeeperThan } from "./json-depth.ts";

test.each([
  ['{"a":[1,{"b":2}]}', 3, false],
  ['{"a":[1,{"b":2}]}', 2, true],
  ['["[[[[", "\\"[[[["]', 1, false],
  ["[],[],[]", 1, false],
  ["[".repeat(100_000), 32, true],
  ["", 0, false],
])("%# %.20s deeper than %d: %s", (json, limit, deeper) => {
  expect(nestsDeeperThan(limit, Buffer.from(json))).toBe(deeper);
});
