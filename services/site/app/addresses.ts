import type { Locale } from "@raakvlak/contracts";
import { translateSearch } from "../src/use-cases/write-search.ts";

/**
 * Every page of the site stands at two addresses, one per language: so that pages can be kept by caches and found in both.
 * Dutch has the plain ones, since mails have linked to them from the first day.
 */
const homePaths: Readonly<Record<Locale, string>> = { nl: "/", en: "/en" };
const listPaths: Readonly<Record<Locale, string>> = { nl: "/vacatures", en: "/en/vacancies" };

export const homePath = (locale: Locale): string => homePaths[locale];
export const listPath = (locale: Locale): string => listPaths[locale];
export const feedPath = (locale: Locale): string => `${listPaths[locale]}.rss`;
export const vacancyPath = (vacancyId: string, locale: Locale): string =>
  `${listPaths[locale]}/${vacancyId}`;

const recruiterPaths: Readonly<Record<Locale, { before: string; after: string }>> = {
  nl: { before: "/werkgevers/vacatures/", after: "/kandidaten" },
  en: { before: "/en/employers/vacancies/", after: "/candidates" },
};

/** The ranked list of a vacancy, for recruiters. */
const candidatesPath = (vacancyId: string, locale: Locale): string =>
  `${recruiterPaths[locale].before}${vacancyId}${recruiterPaths[locale].after}`;
/** What says that the list has become another one. */
export const liveListPath = (vacancyId: string, locale: Locale): string =>
  `${candidatesPath(vacancyId, locale)}/live`;

/** The vacancy whose ranked list stands at an address. */
function vacancyOfList(path: string, locale: Locale): string | undefined {
  const { before, after } = recruiterPaths[locale];
  return path.startsWith(before) && path.endsWith(after)
    ? path.slice(before.length, -after.length)
    : undefined;
}

export const otherLocale = (locale: Locale): Locale => (locale === "nl" ? "en" : "nl");

/** The language that an address stands for; undefined where it stands for none, as with links from mails. */
export function localeOfPath(path: string): Locale | undefined {
  if (path === "/en" || path.startsWith("/en/")) return "en";
  if (path === homePaths.nl || path === listPaths.nl || path === feedPath("nl")) return "nl";
  if (path.startsWith(`${listPaths.nl}/`)) return "nl";
  if (path.startsWith(recruiterPaths.nl.before)) return "nl";
  return undefined;
}

/** Dutch unless the browser asks for English and not for Dutch. */
function localeOfBrowser(acceptLanguage: string): Locale {
  const languages = acceptLanguage
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().slice(0, 2));
  return languages.includes("en") && !languages.includes("nl") ? "en" : "nl";
}

export function localeOf(request: Request): Locale {
  return (
    localeOfPath(new URL(request.url).pathname) ??
    localeOfBrowser(request.headers.get("accept-language") ?? "")
  );
}

/** Where a page stands in the other language, without its query; undefined where it has no twin. */
function twinPath(path: string): string | undefined {
  const locale = localeOfPath(path);
  if (locale === undefined) return undefined;
  const other = otherLocale(locale);
  const ranked = vacancyOfList(path, locale);
  if (ranked !== undefined) return candidatesPath(ranked, other);
  if (path === homePaths[locale]) return homePaths[other];
  if (path === listPaths[locale]) return listPaths[other];
  return path.startsWith(`${listPaths[locale]}/`)
    ? `${listPaths[other]}${path.slice(listPaths[locale].length)}`
    : undefined;
}

/** The same page in the other language, with its search; undefined where it has no twin. */
export function twinAddress(path: string, query: string): string | undefined {
  const twin = twinPath(path);
  const locale = localeOfPath(path);
  if (twin === undefined || locale === undefined) return undefined;
  return path === listPaths[locale]
    ? twin + translateSearch(new URLSearchParams(query), locale, otherLocale(locale))
    : twin;
}
