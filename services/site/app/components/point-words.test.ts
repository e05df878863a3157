import { expect, test } from "vitest";
import { pointWords, type Point } from "./point-words.ts";

const point = (name: string, asked: string, has?: string): Point => ({
  point: name,
  verdict: "met",
  asked,
  ...(has !== undefined && { has }),
});
type Words = [name: string, asked: string, has: string];

test.each<[Point, nl: Words, en: Words]>([
  [
    point("occupation", "occupation:account-manager occupation:sales-manager", "no"),
    ["Beroep", "accountmanager en salesmanager", "nee"],
    ["Occupation", "account manager and sales manager", "no"],
  ],
  [
    point("role-family", "leader", "either"),
    ["Soort rol", "leidinggeven", "verkopen of leidinggeven"],
    ["Kind of role", "leading", "selling or leading"],
  ],
  [
    point("remote-country", "BE NL", "NL"),
    ["Woonland", "België en Nederland", "Nederland"],
    ["Country of residence", "Belgium and Netherlands", "Netherlands"],
  ],
  [
    point("remote-country", "NL", "no"),
    ["Woonland", "Nederland", "nee"],
    ["Country of residence", "Netherlands", "no"],
  ],
  [point("language:de", "B2", "no"), ["Duits", "B2", "nee"], ["German", "B2", "no"]],
  [
    point("competency:hunting", "3", "4"),
    ["nieuwe klanten binnenhalen", "niveau 3 van 4", "niveau 4 van 4"],
    ["winning new customers", "level 3 of 4", "level 4 of 4"],
  ],
  [
    point("contract", "permanent temporary", "permanent"),
    ["Contract", "vast contract en tijdelijk contract", "vast contract"],
    ["Contract", "permanent contract and temporary contract", "permanent contract"],
  ],
  [
    point("hours", "40-40"),
    ["Uren per week", "40 uur", "niet gezegd"],
    ["Hours a week", "40 hours", "not said"],
  ],
  [
    point("pay:on-target", "5200", "4200"),
    ["Salaris bij behaalde targets", "hoogstens € 5.200", "minstens € 4.200"],
    ["Pay on target", "at most €5,200", "at least €4,200"],
  ],
  [
    point("office-days", "3", "2"),
    ["Dagen op kantoor", "3 dagen", "hoogstens 2 dagen"],
    ["Days at the office", "3 days", "at most 2 days"],
  ],
])("%j is told in both languages", (told, nl, en) => {
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  for (const [locale, words] of [
    ["nl", nl],
    ["en", en],
  ] as const) {
    const { name, asked, has } = pointWords(told, locale);
    expect([name, plain(asked), plain(has)]).toEqual(words);
  }
});
