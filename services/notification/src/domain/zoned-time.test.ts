import { describe, expect, it } from "vitest";
import { addDays, instantAt, isTimeZone, localTime, weekdayOf } from "./zoned-time.ts";

describe("the instant of a local hour", () => {
  it.each([
    // place, date, hour, instant
    ["Europe/Amsterdam", "2026-01-15", 8, "2026-01-15T07:00:00.000Z"],
    ["Europe/Amsterdam", "2026-07-15", 8, "2026-07-15T06:00:00.000Z"],
    // 29 March 2026: at 02:00 the clock jumps to 03:00.
    ["Europe/Amsterdam", "2026-03-29", 1, "2026-03-29T00:00:00.000Z"],
    ["Europe/Amsterdam", "2026-03-29", 2, "2026-03-29T01:00:00.000Z"],
    ["Europe/Amsterdam", "2026-03-29", 3, "2026-03-29T01:00:00.000Z"],
    ["Europe/Amsterdam", "2026-03-29", 8, "2026-03-29T06:00:00.000Z"],
    // 25 October 2026: at 03:00 the clock falls back to 02:00, which comes twice.
    ["Europe/Amsterdam", "2026-10-25", 2, "2026-10-25T00:00:00.000Z"],
    ["Europe/Amsterdam", "2026-10-25", 3, "2026-10-25T02:00:00.000Z"],
    ["Europe/Amsterdam", "2026-10-25", 8, "2026-10-25T07:00:00.000Z"],
    ["America/Sao_Paulo", "2026-05-01", 0, "2026-05-01T03:00:00.000Z"],
    ["Asia/Kathmandu", "2026-05-01", 9, "2026-05-01T03:15:00.000Z"],
    // The change there moves the clock by half an hour.
    ["Australia/Lord_Howe", "2026-10-04", 2, "2026-10-03T15:30:00.000Z"],
    ["Pacific/Kiritimati", "2026-01-01", 23, "2026-01-01T09:00:00.000Z"],
    ["UTC", "2026-02-28", 23, "2026-02-28T23:00:00.000Z"],
  ])("in %s on %s at %i is %s", (timeZone, date, hour, instant) => {
    expect(instantAt(timeZone, date, hour).toISOString()).toBe(instant);
  });

  it("reads back as that hour on that date wherever the hour exists", () => {
    for (let day = 0; day < 730; day += 1) {
      const date = addDays("2026-01-01", day);
      const hour = day % 24;
      const local = localTime("Europe/Amsterdam", instantAt("Europe/Amsterdam", date, hour));
      const skipped = date === "2026-03-29" || date === "2027-03-28" ? hour === 2 : false;
      expect(local).toMatchObject({ date, hour: skipped ? 3 : hour, minute: 0 });
    }
  });
});

it("counts calendar days and ISO weekdays", () => {
  expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  expect(["2026-11-23", "2026-11-28", "2026-11-29"].map(weekdayOf)).toEqual([1, 6, 7]);
});

it("knows which time zones there are", () => {
  expect(["Europe/Amsterdam", "UTC", "Mars/Olympus"].map(isTimeZone)).toEqual([true, true, false]);
});
