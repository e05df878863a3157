import type { Locale } from "@raakvlak/contracts";
import { en } from "./en/en.ts";
import { nl } from "./nl/nl.ts";

export type Words = typeof nl;

const words: Readonly<Record<Locale, Words>> = { nl, en };

export function wordsIn(locale: Locale): Words {
  return words[locale];
}
