import { expect, test } from "vitest";
import { localeOf, twinAddress } from "./addresses.ts";

test.each([
  ["/", "en-GB", "nl"],
  ["/vacatures", "en-GB", "nl"],
  ["/vacatures/17", "en-GB", "nl"],
  ["/en", "nl", "en"],
  ["/en/vacancies/17", "nl", "en"],
  ["/english", "nl", "nl"],
  ["/afmelden/k1.x", "nl-NL,nl;q=0.9,en;q=0.8", "nl"],
  ["/afmelden/k1.x", "en-GB,en;q=0.9", "en"],
  ["/afmelden/k1.x", "en-GB,nl;q=0.5", "nl"],
  ["/afmelden/k1.x", "fr", "nl"],
  ["/afmelden/k1.x", undefined, "nl"],
])("%s for a browser that asks for %s is in %s", (path, language, locale) => {
  const headers = language === undefined ? {} : { "accept-language": language };
  expect(localeOf(new Request(`https://raakvlak.example${path}`, { headers }))).toBe(locale);
});

test.each([
  ["/", "/en"],
  ["/vacatures", "/en/vacancies"],
  ["/vacatures/17", "/en/vacancies/17"],
])("%s and %s are the same page in two languages", (dutch, english) => {
  expect([twinAddress(dutch, ""), twinAddress(english, "")]).toEqual([english, dutch]);
});

test.each(["/afmelden/k1.x", "/en/nothing", "/nergens"])("%s has no twin", (path) => {
  expect(twinAddress(path, "")).toBeUndefined();
});

test("a search keeps what was asked for in the other language, and drops what is no part of it", () => {
  const dutch =
    "?zoek=accountmanager&plaats=Utrecht&straal=50&werkplek=op-afstand&volgorde=salaris&pagina=2&utm_source=x";
  const english = twinAddress("/vacatures", dutch);
  expect(english).toBe(
    "/en/vacancies?q=accountmanager&place=Utrecht&radius=50&workplace=remote&order=pay&page=2",
  );
  expect(twinAddress("/en/vacancies", String(english).slice("/en/vacancies".length))).toBe(
    `/vacatures${dutch.replace("&utm_source=x", "")}`,
  );
});
