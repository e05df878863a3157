import { expect, test } from "vitest";
import { createCallerFinder } from "./caller-tokens.ts";

const find = createCallerFinder({ site: "token-of-site", operator: "token-of-operator" });

test.each([
  [undefined, "missing"],
  ["", "missing"],
  ["Basic token-of-site", "missing"],
  ["Bearer", "missing"],
  ["Bearer a b", "missing"],
  [`Bearer ${"x".repeat(601)}`, "missing"],
  ["Bearer nobody's", "unknown"],
  ["Bearer token-of-sit", "unknown"],
  ["Bearer token-of-site", "site"],
  ["bearer token-of-operator", "operator"],
])("%.30s is %s", (header, caller) => {
  expect(find(header)).toBe(caller);
});

test("two callers with one token are refused at the start", () => {
  expect(() => createCallerFinder({ site: "same", operator: "same" })).toThrow("same token");
});
