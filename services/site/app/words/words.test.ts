import { expect, test } from "vitest";
import { localeOf } from "./choose-words.ts";
import { en } from "./en.ts";
import { nl } from "./nl.ts";

test("both languages have the same keys, none empty", () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(nl).toSorted());
  for (const words of [nl, en]) {
    for (const value of Object.values(words))
      expect(typeof value === "function" ? value(2 as never, 3) : value).not.toBe("");
  }
});

test.each([
  ["nl-NL,nl;q=0.9,en;q=0.8", "nl"],
  ["en-GB,en;q=0.9", "en"],
  ["en-GB,nl;q=0.5", "nl"],
  ["fr", "nl"],
  [undefined, "nl"],
])("accept-language %s is answered in %s", (header, locale) => {
  const headers = header === undefined ? {} : { "accept-language": header };
  expect(localeOf(new Request("https://raakvlak.example/", { headers }))).toBe(locale);
});
