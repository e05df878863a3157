import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";
import {
  closedState,
  openState,
  stateByCalendar,
  type FoundVacancy,
  type StoredVacancy,
  type VacancyState,
} from "./vacancy-state.ts";

const hash = (vacancy: StoredVacancy) => canonicalJson(vacancy);
const run = (fence = 1) => ({ sourceId: "test", fence, hash });
const at = "2026-09-01T10:00:00.000Z";
const closedDay = 20_697;

const found = (
  more: Partial<FoundVacancy["vacancy"]> = {},
  merged: string[] = [],
): FoundVacancy => ({
  vacancyId: "a",
  externalId: "1",
  merged,
  vacancy: {
    organisationId: "raakvlak",
    title: "Accountmanager",
    employer: { id: "raak", name: "Raak" },
    sources: [{ source: "test", externalId: "1" }],
    text: "",
    html: "",
    places: [],
    remoteCountries: [],
    contractKinds: [],
    pay: { stated: false },
    occupations: [],
    skills: [],
    languages: [],
    competencies: {},
    sales: { sectors: [] },
    origin: {},
    findings: [],
    ...more,
  },
});
const opened = (given = found(), current?: VacancyState, fence = 1) => {
  const state = openState(current, given, run(fence));
  if (!state) throw new Error("nothing changed");
  return state;
};
const closed = (current: VacancyState) => {
  const state = closedState(current, { reason: "gone-from-source", at }, run());
  if (!state) throw new Error("nothing changed");
  return state;
};

describe("openState", () => {
  it("opens, then says nothing while nothing changes, then says changed", () => {
    const first = opened();
    expect(first).toMatchObject({ happened: "opened", vacancy: { status: "open", aliases: [] } });
    expect(openState(first, found(), run(2))).toBeUndefined();
    expect(opened(found({ title: "Salesmanager" }), first)).toMatchObject({ happened: "changed" });
  });

  it("opens again what was closed, also after its tombstone", () => {
    const gone = closed(opened());
    expect(opened(found(), gone)).toMatchObject({
      happened: "opened",
      vacancy: { status: "open" },
    });
    const stub = stateByCalendar(gone, closedDay + 90, { at, hash });
    expect(stub).not.toHaveProperty("vacancy");
    expect(opened(found(), stub)).toMatchObject({
      happened: "opened",
      vacancy: { status: "open" },
    });
  });

  it("leaves alone what a later run wrote", () => {
    const later = opened(found(), undefined, 5);
    expect(openState(later, found({ title: "Ouder" }), run(4))).toBeUndefined();
    expect(closedState(later, { reason: "gone-from-source", at }, run(4))).toBeUndefined();
  });

  it("keeps aliases for ever, never its own id", () => {
    const first = opened(found({}, ["b", "a"]));
    expect(first.aliases).toEqual(["b"]);
    expect(opened(found({}, ["c"]), first).vacancy?.aliases).toEqual(["b", "c"]);
  });

  it("takes the former survivor as alias when a merged vacancy stands alone again", () => {
    const merged = closedState(opened(), { reason: "merged", at, mergedInto: "z" }, run());
    expect(opened(found(), merged).aliases).toEqual(["z"]);
  });
});

describe("closedState", () => {
  it("closes with reason and time, once", () => {
    const gone = closed(opened());
    expect(gone).toMatchObject({
      happened: "closed",
      vacancy: { status: "closed", closed: { reason: "gone-from-source", at } },
    });
    expect(closedState(gone, { reason: "expired", at }, run())).toBeUndefined();
    expect(closedState(undefined, { reason: "expired", at }, run())).toBeUndefined();
  });
});

describe("stateByCalendar", () => {
  it("closes a vacancy the day after it was valid through", () => {
    const open = opened(found({ validThroughDay: 20_700 }));
    expect(stateByCalendar(open, 20_700, { at, hash })).toBeUndefined();
    expect(stateByCalendar(open, 20_701, { at, hash })).toMatchObject({
      vacancy: { closed: { reason: "expired" } },
    });
  });

  it("makes a stub 90 days after closing that keeps the aliases", () => {
    const gone = closed(opened(found({}, ["b"])));
    expect(stateByCalendar(gone, closedDay + 89, { at, hash })).toBeUndefined();
    expect(stateByCalendar(gone, closedDay + 90, { at, hash })).toMatchObject({
      aliases: ["b"],
      contentHash: "",
    });
  });

  it("has nothing to do with the rest", () => {
    expect(stateByCalendar(undefined, 99_999, { at, hash })).toBeUndefined();
    expect(stateByCalendar(opened(), 99_999, { at, hash })).toBeUndefined();
  });
});

describe("canonicalJson", () => {
  it("is the same for equal values in any order of fields", () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: "x" })).toBe(
      canonicalJson({ a: "x", b: [{ c: 2, d: 1 }] }),
    );
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });
});
