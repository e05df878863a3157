import type { Cadence } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { earliestAllowed, nextDigest, type Schedule } from "./send-window.ts";

const timeZone = "Europe/Amsterdam";
const schedule = (cadence: Partial<Cadence>): Schedule => ({
  timeZone,
  cadence: { kind: "daily", hour: 8, weekdays: [], ...cadence },
});
const none = () => false;

describe("the earliest allowed instant", () => {
  const night = { quietHours: { from: 22, to: 7 } };
  it.each([
    ["without limits at once", {}, "2026-11-24T02:00:00Z", "2026-11-24T02:00:00Z"],
    ["before midnight the next morning", night, "2026-11-24T21:30:00Z", "2026-11-25T06:00:00Z"],
    ["after midnight the same morning", night, "2026-11-24T02:00:00Z", "2026-11-24T06:00:00Z"],
    ["at the end hour at once", night, "2026-11-24T06:00:00Z", "2026-11-24T06:00:00Z"],
    ["outside the quiet hours at once", night, "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z"],
    [
      "within a day",
      { quietHours: { from: 9, to: 17 } },
      "2026-11-24T10:00:00Z",
      "2026-11-24T16:00:00Z",
    ],
    [
      "no hours at all when they begin where they end",
      { quietHours: { from: 9, to: 9 } },
      "2026-11-24T08:30:00Z",
      "2026-11-24T08:30:00Z",
    ],
    [
      "through the night that is an hour shorter",
      night,
      "2026-03-28T22:00:00Z",
      "2026-03-29T05:00:00Z",
    ],
    [
      "through the night that is an hour longer",
      night,
      "2026-10-24T21:00:00Z",
      "2026-10-25T06:00:00Z",
    ],
    [
      "an end in the hour that is skipped",
      { quietHours: { from: 22, to: 2 } },
      "2026-03-28T23:30:00Z",
      "2026-03-29T01:00:00Z",
    ],
    [
      "after a pause",
      { pausedUntil: "2026-12-01T10:00:00.000Z" },
      "2026-11-24T10:00:00Z",
      "2026-12-01T10:00:00Z",
    ],
    [
      "after the first day, which begins at night",
      { ...night, sendFrom: "2026-12-01T23:00:00.000Z" },
      "2026-11-24T10:00:00Z",
      "2026-12-02T06:00:00Z",
    ],
  ])("is %s", (_case, cadence, at, expected) => {
    expect(earliestAllowed(schedule(cadence), new Date(at))).toEqual(new Date(expected));
  });
});

describe("the next digest", () => {
  it.each([
    ["later today", {}, "2026-11-24T05:00:00Z", "2026-11-24", "2026-11-24T07:00:00Z"],
    [
      "tomorrow once its hour has come",
      {},
      "2026-11-24T07:00:00Z",
      "2026-11-25",
      "2026-11-25T07:00:00Z",
    ],
    [
      "across the change to summer time",
      {},
      "2026-03-28T08:00:00Z",
      "2026-03-29",
      "2026-03-29T06:00:00Z",
    ],
    [
      "across the change to winter time",
      {},
      "2026-10-24T07:00:00Z",
      "2026-10-25",
      "2026-10-25T07:00:00Z",
    ],
    [
      "at the first of two equal hours",
      { hour: 2 },
      "2026-10-24T22:00:00Z",
      "2026-10-25",
      "2026-10-25T00:00:00Z",
    ],
    [
      "not again at the second of them",
      { hour: 2 },
      "2026-10-25T00:30:00Z",
      "2026-10-26",
      "2026-10-26T01:00:00Z",
    ],
    [
      "after the gap where its hour is skipped",
      { hour: 2 },
      "2026-03-28T22:00:00Z",
      "2026-03-29",
      "2026-03-29T01:00:00Z",
    ],
    [
      "on the days that were chosen",
      { weekdays: [5] },
      "2026-11-24T05:00:00Z",
      "2026-11-27",
      "2026-11-27T07:00:00Z",
    ],
    [
      "weekly on Monday by default",
      { kind: "weekly" },
      "2026-11-24T05:00:00Z",
      "2026-11-30",
      "2026-11-30T07:00:00Z",
    ],
    [
      "weekly on its own days",
      { kind: "weekly", weekdays: [3, 6] },
      "2026-11-26T05:00:00Z",
      "2026-11-28",
      "2026-11-28T07:00:00Z",
    ],
    [
      "the first after a pause",
      { pausedUntil: "2026-12-01T07:30:00.000Z" },
      "2026-11-24T05:00:00Z",
      "2026-12-02",
      "2026-12-02T07:00:00Z",
    ],
    [
      "moved to the end of quiet hours",
      { quietHours: { from: 22, to: 9 } },
      "2026-11-24T05:00:00Z",
      "2026-11-24",
      "2026-11-24T08:00:00Z",
    ],
  ] as const)("is %s", (...[, cadence, now, date, at]) => {
    const digest = nextDigest(schedule(cadence as Partial<Cadence>), new Date(now), none);
    expect(digest).toEqual({ date, at: new Date(at) });
  });

  it("skips dates that are closed", () => {
    const closed = new Set(["2026-11-24", "2026-11-25"]);
    const now = new Date("2026-11-24T05:00:00Z");
    expect(nextDigest(schedule({}), now, (date) => closed.has(date)).date).toBe("2026-11-26");
  });
});
