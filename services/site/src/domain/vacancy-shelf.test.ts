import type { Vacancy } from "@raakvlak/contracts";
import { createBuilders, inventVacancies } from "@raakvlak/testing";
import { findPlace, relatedOccupations } from "@raakvlak/vocabulary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMiniSearchIndex } from "../adapters/text-search/mini-search-index.ts";
import { createVacancyShelf, type VacancyShelf } from "./vacancy-shelf.ts";
import { everything, withoutFilter, type VacancySearch } from "./vacancy-search.ts";

const { aVacancy } = createBuilders(4);
const emptyShelf = () =>
  createVacancyShelf({ textIndex: createMiniSearchIndex(), relatedOccupations });

function shelfOf(...vacancies: Vacancy[]): VacancyShelf {
  const shelf = emptyShelf();
  for (const vacancy of vacancies) shelf.put(vacancy);
  return shelf;
}

const placed = (town: string) => {
  const place = findPlace(town);
  if (place === undefined) throw new Error(`${town} is unknown`);
  return { vector: place.vector, label: place.label, country: place.country };
};
const near = (town: string, radiusKm: VacancySearch["radiusKm"] = 25) => ({
  place: placed(town),
  radiusKm,
});
const found = (shelf: VacancyShelf, search: Partial<VacancySearch>) =>
  shelf.search({ ...everything, ...search }).total === 1;

describe("a search", () => {
  it.each<[why: string, vacancy: Partial<Vacancy>, search: Partial<VacancySearch>, fits: boolean]>([
    ["in the same town", { places: [placed("Utrecht")] }, near("Utrecht", 5), true],
    ["within the radius", { places: [placed("Amersfoort")] }, near("Utrecht"), true],
    ["beyond the radius", { places: [placed("Amersfoort")] }, near("Utrecht", 10), false],
    ["one of two towns", { places: [placed("Assen"), placed("Zeist")] }, near("Utrecht"), true],
    ["no town stated", { places: [] }, near("Utrecht"), false],
    [
      "remote, home anywhere",
      { places: [placed("Assen")], workMode: "remote", remoteCountries: [] },
      near("Utrecht"),
      true,
    ],
    [
      "remote, home in this country",
      { places: [], workMode: "remote", remoteCountries: ["NL", "BE"] },
      near("Utrecht"),
      true,
    ],
    [
      "remote, home in another country",
      { places: [], workMode: "remote", remoteCountries: ["DE"] },
      near("Utrecht"),
      false,
    ],
    [
      "pays enough at most",
      { pay: { stated: true, fixedMax: 4_000 } },
      { payMinimum: 4_000 },
      true,
    ],
    ["pays too little", { pay: { stated: true, fixedMax: 3_999 } }, { payMinimum: 4_000 }, false],
    [
      "pays enough on target",
      { pay: { stated: true, fixedMax: 3_000, onTarget: 4_200 } },
      { payMinimum: 4_000 },
      true,
    ],
    ["states no pay: neutral", { pay: { stated: false } }, { payMinimum: 4_000 }, true],
    ["states no pay, asked for", { pay: { stated: false } }, { onlyStatedPay: true }, false],
    ["hours that meet", { hours: { min: 32, max: 40 } }, { hoursMax: 32 }, true],
    ["hours that do not", { hours: { min: 36, max: 40 } }, { hoursMax: 32 }, false],
    ["too few hours", { hours: { min: 16, max: 24 } }, { hoursMin: 32 }, false],
    ["states no hours: neutral", { hours: undefined }, { hoursMin: 32 }, true],
    ["the workplace asked for", { workMode: "hybrid" }, { workModes: ["hybrid", "remote"] }, true],
    ["another workplace", { workMode: "on-site" }, { workModes: ["hybrid"] }, false],
    ["no workplace stated", { workMode: undefined }, { workModes: ["hybrid"] }, false],
    ["all words, in title and text", {}, { text: "accountmanager portefeuille" }, true],
    ["one word too many", {}, { text: "accountmanager zeilboot" }, false],
  ])("%s", (_why, vacancy, search, fits) => {
    expect(found(shelfOf(aVacancy(vacancy)), search)).toBe(fits);
  });

  it("counts what there would be without each filter", () => {
    const shelf = shelfOf(
      aVacancy({ workMode: "hybrid", pay: { stated: true, fixedMax: 3_000 } }),
      aVacancy({ workMode: "hybrid", pay: { stated: true, fixedMax: 3_500 } }),
      aVacancy({ workMode: "on-site", pay: { stated: true, fixedMax: 6_000 } }),
      aVacancy({ workMode: "on-site", pay: { stated: true, fixedMax: 2_000 } }),
    );
    const search: VacancySearch = { ...everything, workModes: ["hybrid"], payMinimum: 5_000 };
    const { total, without } = shelf.search(search);
    expect([total, without.get("pay"), without.get("workModes")]).toEqual([0, 2, 1]);
    for (const [filter, count] of without)
      expect(shelf.search(withoutFilter(search, filter)).total).toBe(count);
  });

  it("orders by day, by pay and by how well the words are answered", () => {
    const shelf = shelfOf(
      aVacancy({ title: "Adviseur", postedDay: 3, pay: { stated: false } }),
      aVacancy({ title: "Inkoper", postedDay: 2, pay: { stated: true, fixedMax: 5_000 } }),
      aVacancy({
        title: "Verkoper",
        text: "Adviseur",
        postedDay: 9,
        pay: { stated: true, fixedMax: 3_000 },
      }),
    );
    const titles = (search: Partial<VacancySearch>) =>
      shelf.search({ ...everything, ...search }).vacancies.map(({ title }) => title);
    expect(titles({})).toEqual(["Verkoper", "Adviseur", "Inkoper"]);
    expect(titles({ sort: "pay" })).toEqual(["Inkoper", "Verkoper", "Adviseur"]);
    expect(titles({ text: "adviseur", sort: "relevance" })).toEqual(["Adviseur", "Verkoper"]);
  });

  it("gives pages that together are everything, once", () => {
    const vacancies = inventVacancies(45, 3);
    const shelf = shelfOf(...vacancies);
    const pages = [1, 2, 3, 4].map((page) => shelf.search({ ...everything, page }).vacancies);
    expect(pages.map((page) => page.length)).toEqual([20, 20, 5, 0]);
    expect(new Set(pages.flat().map(({ vacancyId }) => vacancyId)).size).toBe(45);
  });
});

describe("similar vacancies", () => {
  it("do the same work, near and with the same skills first; others are left out", () => {
    const one = aVacancy({ title: "one" });
    const far = aVacancy({ title: "far", places: [placed("Maastricht")] });
    const close = aVacancy({ title: "close" });
    const other = aVacancy({ occupations: [{ concept: "occupation:car-sales", confidence: 90 }] });
    const shelf = shelfOf(one, far, close, other);
    expect(shelf.similar(one, 5).map(({ title }) => title)).toEqual(["close", "far"]);
  });
});

const pool = inventVacancies(12, 8);
const searches: Partial<VacancySearch>[] = [
  {},
  { sort: "pay" },
  { text: "accountmanager", sort: "relevance" },
  { text: "klanten software", sort: "relevance" },
  { ...near("Utrecht", 50), payMinimum: 3_500 },
];

/** Puts a version of one of the pool, open or closed, or takes it away; versions may repeat and go back. */
const change = fc.record({
  which: fc.integer({ min: 0, max: pool.length - 1 }),
  as: fc.integer({ min: 0, max: pool.length - 1 }),
  version: fc.integer({ min: 1, max: 6 }),
  kind: fc.constantFrom("open" as const, "open" as const, "closed" as const, "gone" as const),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes one change to the shelf and, by its rule, to what it should hold. */
function make(
  { which, as, version, kind }: Change,
  shelf: VacancyShelf,
  held: Map<string, Vacancy>,
): void {
  const vacancyId = pool[which]?.vacancyId ?? "";
  if (kind === "gone") {
    shelf.remove(vacancyId);
    held.delete(vacancyId);
    return;
  }
  const closed = { reason: "filled" as const, at: "2026-11-01T00:00:00.000Z" };
  const vacancy = {
    ...(pool[as] as Vacancy),
    vacancyId,
    version,
    status: kind,
    ...(kind === "closed" && { closed }),
  };
  shelf.put(vacancy);
  if ((held.get(vacancyId)?.version ?? 0) < version) held.set(vacancyId, vacancy);
}

it("whatever comes and goes, the shelf is as one filled afresh", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const shelf = emptyShelf();
      const held = new Map<string, Vacancy>();
      for (const one of changes) make(one, shelf, held);
      const fresh = shelfOf(...held.values());
      for (const search of searches)
        expect(shelf.search({ ...everything, ...search })).toEqual(
          fresh.search({ ...everything, ...search }),
        );
      for (const { vacancyId } of pool)
        expect(shelf.find(vacancyId)).toEqual(fresh.find(vacancyId));
      expect(shelf.open()).toEqual(fresh.open());
      expect(shelf.countOpen()).toBe(fresh.open().length);
    }),
    { numRuns: 150 },
  );
});
