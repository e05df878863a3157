import type { Locale } from "@raakvlak/contracts";
import { en } from "./en.ts";
import { nl, type Words } from "./nl.ts";

const words: Readonly<Record<Locale, Words>> = { nl, en };

export function wordsIn(locale: Locale): Words {
  return words[locale];
}

/** Dutch unless the browser asks for English and not for Dutch. */
export function localeOf(request: Request): Locale {
  const languages = (request.headers.get("accept-language") ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().slice(0, 2));
  return languages.includes("en") && !languages.includes("nl") ? "en" : "nl";
}
