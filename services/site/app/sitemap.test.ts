import { createBuilders, inventVacancies } from "@raakvlak/testing";
import { expect, it } from "vitest";
import { sitemapFiles } from "./sitemap.ts";

const site = "https://www.raakvlak.example";
const { aVacancy } = createBuilders(3);
const locationsIn = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);

it("names every page in both languages, with its twins and its day", () => {
  const vacancy = aVacancy({ postedDay: 20_458 });
  const files = sitemapFiles([vacancy], site);
  expect([...files.keys()]).toEqual(["sitemap.xml"]);
  const xml = files.get("sitemap.xml")?.() ?? "";
  expect(locationsIn(xml)).toEqual([
    `${site}/`,
    `${site}/en`,
    `${site}/vacatures`,
    `${site}/en/vacancies`,
    `${site}/vacatures/${vacancy.vacancyId}`,
    `${site}/en/vacancies/${vacancy.vacancyId}`,
  ]);
  expect(xml).toContain("<lastmod>2026-01-05</lastmod>");
  expect(xml.match(/hreflang="nl"/g)?.length).toBe(6);
});

it("does not say when a vacancy changed that nobody said it of", () => {
  expect(sitemapFiles([aVacancy({ version: 2 })], site).get("sitemap.xml")?.()).not.toContain(
    "lastmod",
  );
});

it.each([
  [8, 1],
  [9, 2],
  [40, 5],
])("%i vacancies with ten pages a file are %i files under the index", (count, parts) => {
  const vacancies = inventVacancies(count, 6);
  const files = sitemapFiles(vacancies, site, 10);
  const index = locationsIn(files.get("sitemap.xml")?.() ?? "");
  const named = parts === 1 ? [`${site}/sitemap.xml`] : index;
  expect(named).toHaveLength(parts);
  const listed = named.flatMap((url) =>
    locationsIn(files.get(String(url).slice(site.length + 1))?.() ?? ""),
  );
  expect(new Set(listed).size).toBe(2 * (count + 2));
});
