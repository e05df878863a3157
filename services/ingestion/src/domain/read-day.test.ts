import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDay } from "./read-day.ts";

const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe("readDay", () => {
  it.each([
    ["2026-08-05", "2026-08-05"],
    ["2026-8-5", "2026-08-05"],
    ["2026/08/05", "2026-08-05"],
    ["20260805", "2026-08-05"],
    ["2026-08-05T23:30:00+02:00", "2026-08-05"],
    ["2026-08-05 09:41:37 UTC", "2026-08-05"],
    ["Wed, 21 Dec 2016 16:51:15 +0100", "2016-12-21"],
    ["5 augustus 2026", "2026-08-05"],
    ["5 mrt. 2026", "2026-03-05"],
    ["August 5, 2026", "2026-08-05"],
    ["Aug 5th 2026", "2026-08-05"],
    ["05-08-2026", "2026-08-05"],
    ["5.8.2026", "2026-08-05"],
    ["13/8/2026", "2026-08-13"],
    ["8/13/2026", "2026-08-13"],
    ["8/8/2026", "2026-08-08"],
    [1_785_888_000, "2026-08-05"],
    ["1785888000000", "2026-08-05"],
  ])("reads %j as %s", (written, iso) => {
    expect(readDay(written)).toBe(dayOf(iso));
  });

  it.each([
    ["3/8/2026", "may be one of two days; write it as 2026-08-05"],
    ["2026-02-30", "is no day of the calendar"],
    ["31-06-2026", "is no day of the calendar"],
    ["5 brumaire 2026", "names no month that is known; write it as 2026-08-05"],
    ["gisteren", "must be a date such as 2026-08-05"],
    ["", "must be a date such as 2026-08-05"],
    ["9999-12-31", "is too far from today"],
    ["1066-10-14", "is too far from today"],
  ])("does not guess what %j means", (written, reason) => {
    expect(readDay(written)).toEqual({ reason });
  });

  it("never throws, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double()), (written) => {
        const day = readDay(written);
        return typeof day === "object" || Number.isInteger(day);
      }),
    );
  });
});
