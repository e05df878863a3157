import { createBuilders, inventVacancies } from "@raakvlak/testing";
import { describe, expect, it } from "vitest";
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

it("forgets what is removed", () => {
  const index = createMiniSearchIndex();
  const vacancies = inventVacancies(30, 2);
  for (const vacancy of vacancies) index.add(vacancy);
  expect(index.match("klanten")?.size).toBeGreaterThan(10);
  for (const vacancy of vacancies) index.remove(vacancy);
  expect(index.match("klanten")?.size).toBe(0);
});
