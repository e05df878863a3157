import { createBuilders, inventVacancies } from "@raakvlak/testing";
import MiniSearch from "minisearch";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMiniSearchIndex } from "./mini-search-index.ts";

const { aVacancy } = createBuilders(9);

/** What a search for these words says of one vacancy with this title and text: found, not found, or no word to look for. */
function answer(words: string, title: string, text = ""): boolean | undefined {
  const index = createMiniSearchIndex();
  const vacancy = aVacancy({
    title,
    text,
    employer: { id: "ijsvogel", name: "IJsvogel Software" },
    occupations: [],
    skills: [],
  });
  index.add(vacancy);
  return index.match(words)?.has(vacancy.vacancyId);
}

describe("a vacancy is found", () => {
  it.each([
    ["accountmanager", "Account manager mkb"],
    ["account manager", "Accountmanager mkb"],
    ["account-manager", "Accountmanager (m/v/x)"],
    ["manager", "Regiosalesmanager"],
    ["sales manager", "Regiosalesmanager"],
    ["verkoop leider", "Verkoopleider retail"],
    ["buitendienst", "Buitendienstmedewerker"],
    ["binnendienst medewerker", "Medewerker binnendienst"],
    ["commerciële", "Commerciele binnendienst"],
    ["commerciele", "Commerciële binnendienst"],
    ["ACCOUNTMANAGER", "accountmanager"],
    ["accountman", "Accountmanager"],
    ["verkoopadv", "Verkoopadviseur keukens"],
    ["accountmanagers", "Accountmanager"],
    ["verkoper", "Verkopers gezocht"],
    ["acountmanager", "Accountmanager"],
    ["verkoopadvisseur", "Verkoopadviseur"],
    ["ijsvogel", "Accountmanager"],
    ["accountmanager bij ijsvogel", "Accountmanager"],
    ["een baan als accountmanager", "Baan: accountmanager"],
    ["sales & marketing", "Sales en marketing manager"],
    ["c++ sales", "Sales C++ tooling"],
  ])("%s: %s", (words, title) => {
    expect(answer(words, title)).toBe(true);
  });

  it("by its text", () => {
    expect(answer("klant", "Verkoper", "Je bezoekt klanten door het hele land.")).toBe(true);
  });
});

it.each([
  ["inkoper", "Accountmanager"],
  ["accountmanager inkoper", "Accountmanager"],
  ["ex", "Exportmanager"],
])("a vacancy is not found by %s: %s", (words, title) => {
  expect(answer(words, title)).toBe(false);
});

it.each(["", "   ", "!!!", "🙂"])("there is nothing to look for in %j", (words) => {
  expect(answer(words, "Accountmanager")).toBeUndefined();
});

it("looks for stop words when there is nothing else", () => {
  expect(answer("de", "Accountmanager")).toBe(false);
});

it("prefers the title to the text, and the exact word to a longer one", () => {
  const index = createMiniSearchIndex();
  const vacancies = [
    aVacancy({ title: "Inkoper", text: "Je werkt naast een exportmanager." }),
    aVacancy({ title: "Exportmanagersassistent", text: "" }),
    aVacancy({ title: "Exportmanager", text: "" }),
  ];
  for (const vacancy of vacancies) index.add(vacancy);
  const scores = index.match("exportmanager") ?? new Map<string, number>();
  const titles = vacancies
    .toSorted((one, other) => (scores.get(other.vacancyId) ?? 0) - (scores.get(one.vacancyId) ?? 0))
    .map(({ title }) => title);
  expect(titles).toEqual(["Exportmanager", "Exportmanagersassistent", "Inkoper"]);
});

describe("a question costs a bounded number of looks, however it is put", () => {
  afterEach(() => void vi.restoreAllMocks());
  const index = createMiniSearchIndex();
  const vacancies = inventVacancies(300, 4);
  for (const vacancy of vacancies) index.add(vacancy);

  /** How often the library looks at a document for a word: what its time goes into. */
  function looksFor(words: string): number {
    type Postings = ReadonlyMap<number, ReadonlyMap<number, number>>;
    type Inside = { termResults(...given: unknown[]): unknown };
    const scored = vi.spyOn(MiniSearch.prototype as unknown as Inside, "termResults");
    index.match(words);
    const postings = scored.mock.calls.flatMap(([, , , , found]) =>
      found instanceof Map ? [...(found as Postings).values()] : [],
    );
    scored.mockRestore();
    return postings.reduce((sum, { size }) => sum + size, 0);
  }

  it.each([
    "ver acc com sal man bui kla reg ont pro",
    "col-mag-eig-doe-tea-bin-ver-pro-ont-reg-kla-bui-man-sal-com-acc",
    "verko accou comme sales manag buite klant regio ontwi profx",
    "ga doen neem mee krijg hebt eigen mag klant jaar",
    "verk comm klantx",
  ])("%s", (words) => {
    const looks = looksFor(words);
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThan(8 * vacancies.length);
  });
});

it("of many words the first six count, and only the last of them may be a beginning", () => {
  const title = "Accountmanager software installaties export retail horeca";
  expect(answer("accountmanager software installaties export retail hor", title)).toBe(true);
  expect(answer("account software installaties expo retail horeca", title)).toBe(false);
  expect(answer("accountmanager software installaties export retail horeca x", title)).toBe(true);
});

it("forgets what is removed", () => {
  const index = createMiniSearchIndex();
  const vacancies = inventVacancies(30, 2);
  for (const vacancy of vacancies) index.add(vacancy);
  expect(index.match("klanten")?.size).toBeGreaterThan(10);
  for (const vacancy of vacancies) index.remove(vacancy);
  expect(index.match("klanten")?.size).toBe(0);
});
