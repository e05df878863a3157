import { expect, test } from "vitest";
import { utcDay } from "./utc-day.ts";

test.each([
  ["1970-01-01T00:00:00.000Z", 0],
  ["1970-01-01T23:59:59.999Z", 0],
  ["1970-01-02T00:00:00.000Z", 1],
  ["1969-12-31T23:59:59.999Z", -1],
  ["2026-03-29T00:30:00.000+02:00", 20_540],
])("%s is day %d", (instant, day) => {
  expect(utcDay(new Date(instant))).toBe(day);
});
