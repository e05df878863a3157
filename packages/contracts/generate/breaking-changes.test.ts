import { expect, test } from "vitest";
import { breakingChanges } from "./breaking-changes.ts";

const before = {
  type: "object",
  properties: {
    id: { type: "string" },
    kind: { enum: ["a", "b"] },
    size: { type: "integer", maximum: 5 },
  },
  required: ["id", "kind"],
};
const withProperties = (properties: object, required = ["id", "kind"]) => ({
  type: "object",
  properties,
  required,
});

test.each([
  ["nothing changed", before, []],
  [
    "an optional property added",
    withProperties({ ...before.properties, note: { type: "string" } }),
    [],
  ],
  [
    "a required property added",
    withProperties({ ...before.properties, note: { type: "string" } }, ["id", "kind", "note"]),
    ["$.note: became required"],
  ],
  [
    "a property removed",
    withProperties({ id: { type: "string" }, kind: before.properties.kind }),
    ["$.size: removed"],
  ],
  [
    "a property made required",
    withProperties(before.properties, ["id", "kind", "size"]),
    ["$.size: became required"],
  ],
  [
    "a property made optional",
    withProperties(before.properties, ["id"]),
    ["$.kind: is no longer required"],
  ],
  [
    "a type changed",
    withProperties({ ...before.properties, id: { type: "integer" } }),
    ['$.id.type: was "string", is "integer"'],
  ],
  [
    "a value added to a list of values",
    withProperties({ ...before.properties, kind: { enum: ["a", "b", "c"] } }),
    ['$.kind.enum: was ["a","b"], is ["a","b","c"]'],
  ],
  [
    "a bound moved",
    withProperties({ ...before.properties, size: { type: "integer", maximum: 6 } }),
    ["$.size.maximum: was 5, is 6"],
  ],
])("%s", (_name, after, expected) => {
  expect(breakingChanges(before, after)).toEqual(expected);
});
