import type { Cadence } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { chooseSlot, noGathering, sendTime, type Gathering, type SlotRequest } from "./slot.ts";

const noon = new Date("2026-11-24T11:00:00.000Z");
const after = (ms: number) => new Date(noon.getTime() + ms);
const cadenceOf = (cadence: Partial<Cadence>): Cadence => ({
  kind: "instant",
  hour: 8,
  weekdays: [],
  ...cadence,
});
const request = (
  overrides: Partial<Omit<SlotRequest, "schedule">> & { cadence?: Partial<Cadence> } = {},
): SlotRequest => ({
  now: noon,
  epoch: 1,
  gathering: noGathering,
  ownKey: "a.0",
  ownEdit: false,
  nextDay: false,
  isClosed: () => false,
  ...overrides,
  schedule: { timeZone: "Europe/Amsterdam", cadence: cadenceOf(overrides.cadence ?? {}) },
});
const gatheringAfter = (one: SlotRequest): Gathering => chooseSlot(one).gathering ?? one.gathering;

describe("mail at once", () => {
  const opened = gatheringAfter(request());

  it("goes at once for the first match, which opens a burst of a minute", () => {
    expect(chooseSlot(request())).toEqual({
      slot: { kind: "instant", epoch: 1, key: "a.0", dueAt: noon },
      gathering: { sequence: 1, openedBy: "a.0", burstUntil: after(60_000) },
    });
  });

  it("gathers the further ones into one mail at the end of the burst", () => {
    const second = request({ gathering: opened, ownKey: "b.0", now: after(5_000) });
    expect(chooseSlot(second).slot).toMatchObject({ key: "b.0", dueAt: after(60_000) });
    const third = request({ gathering: gatheringAfter(second), ownKey: "c.0", now: after(9_000) });
    expect(chooseSlot(third)).toEqual({
      slot: { kind: "instant", epoch: 1, key: "b.0", dueAt: after(60_000) },
    });
  });

  it("takes the first match again as the first when it is delivered twice", () => {
    const again = chooseSlot(request({ gathering: opened, now: after(2_000) }));
    expect(again).toEqual({ slot: expect.objectContaining({ key: "a.0", dueAt: after(2_000) }) });
  });

  it("opens a new burst when the minute is over, and forgets the old second mail", () => {
    const second = gatheringAfter(request({ gathering: opened, ownKey: "b.0", now: after(5_000) }));
    const later = chooseSlot(request({ gathering: second, ownKey: "c.0", now: after(60_000) }));
    expect(later.slot).toMatchObject({ key: "c.0", dueAt: after(60_000) });
    expect(later.gathering).toEqual({ sequence: 3, openedBy: "c.0", burstUntil: after(120_000) });
  });

  it.each([
    ["that can not be joined any more", { isClosed: (key: string) => key === "b.0" }],
    ["of an older grant", { epoch: 2 }],
  ])("opens another mail instead of one %s", (_case, overrides) => {
    const second = gatheringAfter(request({ gathering: opened, ownKey: "b.0", now: after(5_000) }));
    const third = request({ gathering: second, ownKey: "c.0", now: after(9_000), ...overrides });
    expect(chooseSlot(third).slot).toMatchObject({ key: "c.0", dueAt: after(60_000) });
  });

  it("waits for the end of quiet hours, in one mail", () => {
    const cadence = { quietHours: { from: 11, to: 14 } };
    const first = request({ cadence });
    const dueAt = new Date("2026-11-24T13:00:00.000Z");
    expect(chooseSlot(first).slot).toMatchObject({ key: "a.0", dueAt });
    const next = request({
      cadence,
      gathering: gatheringAfter(first),
      ownKey: "b.0",
      now: after(600_000),
    });
    expect(chooseSlot(next).slot).toMatchObject({ key: "a.0", dueAt });
  });

  it("carries what today has no place for to the first allowed moment of tomorrow, in one mail", () => {
    const cadence = { quietHours: { from: 22, to: 7 } };
    const first = request({ cadence, nextDay: true, gathering: opened });
    const dueAt = new Date("2026-11-25T06:00:00.000Z");
    expect(chooseSlot(first).slot).toMatchObject({ key: "a.0", dueAt });
    const gathering = gatheringAfter(first);
    const second = request({ cadence, nextDay: true, gathering, ownKey: "b.0" });
    expect(chooseSlot(second).slot).toMatchObject({ key: "a.0", dueAt });
  });

  it("gathers what one's own edit brings until fifteen quiet minutes have passed", () => {
    const first = request({ ownEdit: true });
    expect(chooseSlot(first).slot).toMatchObject({ key: "a.0", dueAt: after(15 * 60_000) });
    const next = { gathering: gatheringAfter(first), ownKey: "b.0", now: after(600_000) };
    const second = request({ ...next, ownEdit: true });
    expect(chooseSlot(second)).toMatchObject({
      slot: { key: "a.0", dueAt: after(25 * 60_000) },
      gathering: { ownEdit: { key: "a.0", dueAt: after(25 * 60_000) } },
    });
    expect(chooseSlot(request(next)).slot).toMatchObject({ key: "b.0", dueAt: after(600_000) });
  });
});

describe("digests", () => {
  it("go by the local date of the next one, own edits too", () => {
    const slot = {
      kind: "digest",
      epoch: 1,
      key: "2026-11-25",
      dueAt: new Date("2026-11-25T07:00:00Z"),
    };
    expect(chooseSlot(request({ cadence: { kind: "daily" } }))).toEqual({ slot });
    expect(chooseSlot(request({ cadence: { kind: "daily" }, ownEdit: true }))).toEqual({ slot });
    const weekly = request({ cadence: { kind: "weekly", weekdays: [1] } });
    expect(chooseSlot(weekly).slot).toMatchObject({ key: "2026-11-30" });
  });

  it("are held in one message while mail is switched off", () => {
    const first = request({ cadence: { kind: "off" } });
    const second = request({
      cadence: { kind: "off" },
      gathering: gatheringAfter(first),
      ownKey: "b.0",
    });
    expect(chooseSlot(second).slot).toMatchObject({ kind: "digest", key: "a.0" });
  });
});

describe("when a planned message may go", () => {
  const digest = {
    kind: "digest",
    key: "2026-11-25",
    dueAt: new Date("2026-11-25T07:00:00Z"),
    fence: 0,
  } as const;
  const instant = { kind: "instant", key: "a.0", dueAt: noon, fence: 0 } as const;
  const off = { kind: "off" } as const;
  it.each([
    ["at once when it is due", instant, {}, noon, noon],
    ["not before it is due", { ...instant, dueAt: after(1) }, {}, noon, after(1)],
    ["at the digest's hour", digest, { kind: "daily" }, noon, digest.dueAt],
    [
      "at the hour that was chosen since",
      digest,
      { kind: "daily", hour: 17 },
      noon,
      new Date("2026-11-25T16:00:00Z"),
    ],
    [
      "on the day that was chosen since",
      digest,
      { kind: "weekly", weekdays: [5] },
      noon,
      new Date("2026-11-27T07:00:00Z"),
    ],
    [
      "after a pause that began since",
      digest,
      { kind: "daily", pausedUntil: "2026-11-28T00:00:00.000Z" },
      noon,
      new Date("2026-11-28T07:00:00Z"),
    ],
    [
      "after quiet hours that were set since",
      instant,
      { quietHours: { from: 8, to: 20 } },
      noon,
      new Date("2026-11-24T19:00:00Z"),
    ],
    ["at once when mail at once was chosen since", digest, {}, noon, noon],
    [
      "at once when its day is long past",
      digest,
      { kind: "daily" },
      new Date("2026-12-03T10:00:00Z"),
      new Date("2026-12-03T10:00:00Z"),
    ],
    [
      "at its back-off when it was tried",
      { ...digest, fence: 1, dueAt: after(60_000) },
      { kind: "daily" },
      noon,
      after(60_000),
    ],
    ["not while mail is switched off", instant, off, noon, "held"],
    [
      "soon when it was held and mail is on again",
      { ...digest, key: "a.0", dueAt: after(1) },
      { kind: "daily" },
      noon,
      noon,
    ],
  ] as const)("is %s", (...[, message, cadence, now, expected]) => {
    const schedule = {
      timeZone: "Europe/Amsterdam",
      cadence: cadenceOf(cadence as Partial<Cadence>),
    };
    expect(sendTime(message, schedule, now)).toEqual(expected);
  });
});
