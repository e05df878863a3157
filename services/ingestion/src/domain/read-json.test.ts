import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./read-json.ts";

const bounds = { depthMaximum: 4 };

describe("readJson", () => {
  it.each([
    ["[[[[1]]]]", [[[[1]]]]],
    ["\uFEFF{}", {}],
    ['"[[[[[["', "[[[[[["],
    ['{"a":"\\"[[[[[["}', { a: '"[[[[[[' }],
  ])("reads %j", (text, value) => {
    expect(readJson(text, bounds)).toEqual({ ok: true, value });
  });

  it.each([
    ["[[[[[1]]]]]", "The JSON is nested deeper than 4 levels at character 4."],
    ['{"a":1,}', "The body is no JSON: it breaks at character 7."],
    ["", "The body is no JSON, or it ends too early."],
    ['{"a":', "The body is no JSON, or it ends too early."],
    ["<html>", "The body is no JSON"],
  ])("says what is wrong with %j", (text, detail) => {
    const read = readJson(text, bounds);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.detail).toContain(detail);
  });

  it("survives a million open brackets and a string of a million characters", () => {
    expect(readJson("[".repeat(1_000_000), bounds).ok).toBe(false);
    expect(readJson(JSON.stringify("\\".repeat(1_000_000)), bounds).ok).toBe(true);
  });

  it("answers any damage to a feed's text with a value, never a throw", () => {
    const feed = JSON.stringify({
      offers: [{ id: 1, title: 'Accountmanager "zorg"', tags: ["a"] }],
    });
    const damage = fc.tuple(
      fc.nat(feed.length),
      fc.nat(20),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    fc.assert(
      fc.property(damage, ([at, length, words]) => {
        const read = readJson(feed.slice(0, at) + words + feed.slice(at + length), {
          depthMaximum: 32,
        });
        expect(read.ok || read.detail.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
