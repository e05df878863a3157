import type { Locale, WorkMode } from "@raakvlak/contracts";
import type { SearchSort } from "../domain/vacancy-search.ts";

/** The fields of the search form. */
export const searchParameters = [
  "text",
  "place",
  "radius",
  "pay",
  "onlyStatedPay",
  "hoursFrom",
  "hoursTo",
  "workMode",
  "sort",
  "page",
] as const;
export type SearchParameter = (typeof searchParameters)[number];

/** What the fields are called in an address: people read, share and shorten addresses. */
export const parameterNames: Readonly<Record<Locale, Readonly<Record<SearchParameter, string>>>> = {
  nl: {
    text: "zoek",
    place: "plaats",
    radius: "straal",
    pay: "salaris",
    onlyStatedPay: "salaris-vermeld",
    hoursFrom: "uren-van",
    hoursTo: "uren-tot",
    workMode: "werkplek",
    sort: "volgorde",
    page: "pagina",
  },
  en: {
    text: "q",
    place: "place",
    radius: "radius",
    pay: "pay",
    onlyStatedPay: "pay-stated",
    hoursFrom: "hours-from",
    hoursTo: "hours-to",
    workMode: "workplace",
    sort: "order",
    page: "page",
  },
};

export const workModeNames: Readonly<Record<Locale, Readonly<Record<WorkMode, string>>>> = {
  nl: { "on-site": "op-locatie", hybrid: "hybride", remote: "op-afstand" },
  en: { "on-site": "on-site", hybrid: "hybrid", remote: "remote" },
};

export const sortNames: Readonly<Record<Locale, Readonly<Record<SearchSort, string>>>> = {
  nl: { newest: "nieuwste", relevance: "overeenkomst", pay: "salaris" },
  en: { newest: "newest", relevance: "relevance", pay: "pay" },
};

/** The key that has this name, if one has. */
export function keyOfName<Key extends string>(
  names: Readonly<Record<Key, string>>,
  name: string,
): Key | undefined {
  return (Object.keys(names) as Key[]).find((key) => names[key] === name);
}
