import type { Locale, Vacancy } from "@raakvlak/contracts";
import { homePath, listPath, vacancyPath } from "./addresses.ts";
import { isoDay } from "./iso-day.ts";
import { xmlText } from "./xml.ts";

/**
 * Pages in one file, each in two languages: sitemaps.org allows 50,000 addresses and 50 MB, half a kilobyte an address. Far
 * fewer keep a file quick to make and to send: these are 700 kB, made in about 10 ms.
 */
const pagesPerFile = 1_000;

const locales: readonly Locale[] = ["nl", "en"];

interface Page {
  readonly path: (locale: Locale) => string;
  /** The UTC day on which it last changed, where that is known. */
  readonly changedDay?: number | undefined;
}

/**
 * The sitemap's files by name, each with what makes it: `sitemap.xml` alone while everything fits into it, else as the index
 * of its parts.
 */
export function sitemapFiles(
  vacancies: readonly Vacancy[],
  publicUrl: string,
  limit = pagesPerFile,
): ReadonlyMap<string, () => string> {
  const pages: Page[] = [
    { path: homePath },
    { path: listPath },
    ...vacancies.map(({ vacancyId, version, postedDay }) => ({
      path: (locale: Locale) => vacancyPath(vacancyId, locale),
      // A first version has not changed since it was posted; of later ones nobody says when.
      changedDay: version === 1 ? postedDay : undefined,
    })),
  ];
  if (pages.length <= limit) return new Map([["sitemap.xml", () => urlSet(pages, publicUrl)]]);
  const parts = Array.from({ length: Math.ceil(pages.length / limit) }, (_, part) => ({
    name: `sitemap.xml?part=${part + 1}`,
    pages: pages.slice(part * limit, (part + 1) * limit),
  }));
  const index = parts
    .map(({ name }) => `<sitemap><loc>${xmlText(`${publicUrl}/${name}`)}</loc></sitemap>\n`)
    .join("");
  return new Map([
    [
      "sitemap.xml",
      () =>
        `${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${index}</sitemapindex>\n`,
    ],
    ...parts.map(({ name, pages: part }) => [name, () => urlSet(part, publicUrl)] as const),
  ]);
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

function urlSet(pages: readonly Page[], publicUrl: string): string {
  const urls = pages.flatMap((page) => locales.map((locale) => urlOf(page, locale, publicUrl)));
  return `${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("")}</urlset>\n`;
}

function urlOf({ path, changedDay }: Page, locale: Locale, publicUrl: string): string {
  const twins = locales
    .map(
      (each) =>
        `<xhtml:link rel="alternate" hreflang="${each}" href="${xmlText(publicUrl + path(each))}"/>`,
    )
    .join("");
  const changed = changedDay === undefined ? "" : `<lastmod>${isoDay(changedDay)}</lastmod>`;
  return `<url><loc>${xmlText(publicUrl + path(locale))}</loc>${changed}${twins}</url>\n`;
}
