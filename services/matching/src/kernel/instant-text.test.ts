import fc from "fast-check";
import { expect, it } from "vitest";
import { instantOf } from "./instant-text.ts";

/** What a date makes of the same text. */
function byDate(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant) || instant < 0) return -1;
  return new Date(instant).toISOString() === text ? instant : -1;
}

it("reads every moment that JavaScript writes, from 1970 to 9999", () => {
  const last = Date.parse("9999-12-31T23:59:59.999Z");
  fc.assert(
    fc.property(fc.oneof(fc.nat(last), fc.integer({ min: -1e13, max: 1e13 })), (instant) => {
      const text = new Date(instant).toISOString();
      expect(instantOf(text)).toBe(instant < 0 ? -1 : instant);
    }),
    { numRuns: 2_000 },
  );
});

it("takes no other text for a moment", () => {
  const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, "0"));
  const year = fc.constantFrom("1969", "1970", "2000", "2024", "2026", "2100");
  const month = fc.oneof(
    two,
    fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, "0")),
  );
  const written = fc
    .tuple(year, month, two, two, two, two)
    .map(([y, m, d, h, min, s]) => `${y}-${m}-${d}T${h}:${min}:${s}.123Z`);
  const torn = fc
    .tuple(fc.nat(23), fc.constantFrom("-", "T", "z", " ", "+", "0", "9", "\u0663"))
    .map(([at, letter]) => {
      const text = "2026-02-28T21:59:09.120Z";
      return text.slice(0, at) + letter + text.slice(at + 1);
    });
  fc.assert(
    fc.property(fc.oneof(written, torn, fc.string()), (text) => {
      expect(instantOf(text)).toBe(byDate(text));
    }),
    { numRuns: 5_000 },
  );
  for (const text of [
    "2026-02-29T08:00:00.000Z",
    "2026-11-23T08:00:00Z",
    "2026-11-23T24:00:00.000Z",
    "",
  ])
    expect(instantOf(text)).toBe(-1);
  expect(instantOf("2024-02-29T08:00:00.000Z")).toBe(Date.UTC(2024, 1, 29, 8));
});
