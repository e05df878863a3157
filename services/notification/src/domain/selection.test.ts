import type { Cadence } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import type { Pair } from "./pair.ts";
import { emptyRecipient, type Recipient } from "./recipient.ts";
import { roomLeft, withTaken } from "./quota.ts";
import { newRow, type Row } from "./row.ts";
import { select, vacanciesPerMessage, type Material } from "./selection.ts";
import type { VacancyView } from "./vacancy-view.ts";

const now = new Date("2026-11-24T09:00:00.000Z");
const candidateId = "3f1e6f0a-7c1b-4b53-9a55-0c4b7c1f2d10";
const slot = { kind: "instant", epoch: 1, key: "k", dueAt: now } as const;

interface Case {
  readonly id: string;
  readonly score?: number;
  readonly carriedBefore?: boolean;
  readonly rowId?: string;
  readonly attempt?: number;
  readonly vacancy?: Partial<VacancyView> | "unknown";
}

function pairOf({ id, score = 100, carriedBefore = false, rowId = "r", attempt = 0 }: Case): Pair {
  const fit = { score, reasons: [], vacancyVersion: 1, profileVersion: 1, model: "m" };
  const about = { candidateId, vacancyId: id, attempt, slot, rowId, carriedBefore };
  return { ...about, match: { ...fit, cause: "vacancy" } };
}

function selected(cases: readonly Case[], more: Partial<Material> = {}) {
  const joiners = cases.map(({ id }) => ({ vacancyId: id, attempt: 0 }));
  const row: Row = { ...newRow({ id: "r", candidateId, slot }, now), joiners };
  const views = cases.flatMap(({ id, vacancy = {} }): VacancyView[] =>
    vacancy === "unknown"
      ? []
      : [{ vacancyId: id, version: 1, status: "open", aliases: [], ...vacancy }],
  );
  return select(row, {
    pairs: new Map(cases.map((one) => [one.id, pairOf(one)])),
    vacancies: new Map(views.map((view) => [view.vacancyId, view])),
    hidden: new Set(),
    toldAsAlias: new Set(),
    room: Infinity,
    ...more,
  });
}

describe("what a message tells", () => {
  it("is ranked by score, then by id", () => {
    const cases = [
      { id: "c", score: 90 },
      { id: "b", score: 95 },
      { id: "a", score: 90 },
    ];
    expect(selected(cases).mailed).toEqual(["b", "a", "c"]);
  });

  it.each<[string, Case, Partial<Material>]>([
    ["closed", { id: "x", vacancy: { status: "closed" } }, {}],
    ["merged", { id: "x", vacancy: { mergedInto: "y" } }, {}],
    ["gone", { id: "x", vacancy: { status: "gone" } }, {}],
    ["gone", { id: "x", vacancy: "unknown" }, {}],
    ["hidden", { id: "x" }, { hidden: new Set(["x"]) }],
    ["told-before", { id: "x" }, { toldAsAlias: new Set(["x"]) }],
    ["moved", { id: "x", rowId: "another" }, {}],
    ["moved", { id: "x", attempt: 1 }, {}],
  ])("leaves out what is %s: %j", (why, one, material) => {
    const record = selected([{ id: "a" }, one], material);
    expect(record.mailed).toEqual(["a"]);
    expect(record.leftOut).toEqual([{ vacancyId: "x", why }]);
  });

  it("carries what the day has no place for, and covers what was carried before", () => {
    const cases = [
      { id: "best", score: 90 },
      { id: "old", score: 50, carriedBefore: true },
      { id: "new", score: 60 },
    ];
    const record = selected(cases, { room: 1 });
    expect(record).toMatchObject({ mailed: ["best"], covered: ["old"] });
    expect(record.carried).toEqual([{ vacancyId: "new", attempt: 0, why: "quota" }]);
  });

  it("carries what one message can not hold, however often", () => {
    const cases = Array.from({ length: vacanciesPerMessage + 2 }, (_, at) => ({
      id: String(at).padStart(3, "0"),
      carriedBefore: true,
    }));
    const record = selected(cases);
    expect(record.mailed).toHaveLength(vacanciesPerMessage);
    expect(record.covered).toEqual([]);
    expect(record.carried.map(({ why }) => why)).toEqual(["size", "size"]);
  });
});

describe("the daily maximum", () => {
  const cadence: Cadence = { kind: "instant", hour: 8, weekdays: [], dailyMaximum: 5 };
  const who = { candidateId, version: 1, address: "n@voorbeeld.test", locale: "nl" } as const;
  const subscription = { ...who, timeZone: "Europe/Amsterdam", cadence, grants: {} };
  const recipient: Recipient = { ...emptyRecipient(candidateId), subscription };

  it("counts what the day's other messages took", () => {
    const once = { ...recipient, quota: withTaken(recipient, "r1", 3, now) };
    expect(roomLeft(once, "r2", now)).toBe(2);
    expect(roomLeft(once, "r1", now)).toBe(5);
    const twice = { ...once, quota: withTaken(once, "r1", 4, now) };
    expect([twice.quota.sequence, roomLeft(twice, "r2", now)]).toEqual([2, 1]);
  });

  it("begins anew with the candidate's own day", () => {
    const full = { ...recipient, quota: withTaken(recipient, "r1", 5, now) };
    const lateInTheEvening = new Date("2026-11-24T22:59:00.000Z");
    const justAfterMidnight = new Date("2026-11-24T23:01:00.000Z");
    expect(roomLeft(full, "r2", lateInTheEvening)).toBe(0);
    expect(roomLeft(full, "r2", justAfterMidnight)).toBe(5);
  });

  it("is none when the candidate set none", () => {
    const { dailyMaximum: _none, ...free } = cadence;
    const unlimited = { ...recipient, subscription: { ...subscription, cadence: free } };
    expect(roomLeft(unlimited, "r", now)).toBe(Infinity);
  });
});
