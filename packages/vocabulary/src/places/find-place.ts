import { unaccented } from "../recognise/plain-words.ts";
import { placeEntries } from "./place-list.ts";
import type { Place, PlaceEntry } from "./place.ts";

/** Every place, as the product knows it. */
export const places: readonly Place[] = placeEntries.map(withoutSpellings);

const byKey = new Map<string, PlaceEntry[]>();
for (const entry of placeEntries)
  for (const key of new Set([entry.label, ...entry.spellings].map(keyOf)))
    byKey.set(key, [...(byKey.get(key) ?? []), entry]);

// A municipality that no town is named after is found at its first town.
for (const entry of placeEntries)
  if (!byKey.has(keyOf(entry.municipality))) byKey.set(keyOf(entry.municipality), [entry]);

const provinceCodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nh: "Noord-Holland",
    zh: "Zuid-Holland",
    ut: "Utrecht",
    nb: "Noord-Brabant",
    ge: "Gelderland",
    gld: "Gelderland",
    ov: "Overijssel",
    li: "Limburg",
    lb: "Limburg",
    gr: "Groningen",
    gn: "Groningen",
    fr: "Friesland",
    dr: "Drenthe",
    fl: "Flevoland",
    ze: "Zeeland",
    zld: "Zeeland",
    noordholland: "Noord-Holland",
    northholland: "Noord-Holland",
    zuidholland: "Zuid-Holland",
    southholland: "Zuid-Holland",
    noordbrabant: "Noord-Brabant",
    northbrabant: "Noord-Brabant",
    brabant: "Noord-Brabant",
    gelderland: "Gelderland",
    overijssel: "Overijssel",
    limburg: "Limburg",
    friesland: "Friesland",
    fryslan: "Friesland",
    drenthe: "Drenthe",
    flevoland: "Flevoland",
    zeeland: "Zeeland",
    provincieutrecht: "Utrecht",
    provinciegroningen: "Groningen",
  }),
);

const countryNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    belgie: "BE",
    belgium: "BE",
    belgique: "BE",
    duitsland: "DE",
    germany: "DE",
    deutschland: "DE",
    frankrijk: "FR",
    france: "FR",
    luxemburg: "LU",
    luxembourg: "LU",
    nederland: "NL",
    netherlands: "NL",
    thenetherlands: "NL",
    nl: "NL",
    be: "BE",
    de: "DE",
  }),
);

/** Words around a place name that do not belong to it. */
const around =
  /\b(?:regio|omgeving|region|area|greater|provincie|gemeente|standplaats|locatie|kantoor|vestiging|stad|city|e\.?o\.?|en omstreken)\b/gi;

interface Surroundings {
  readonly province: string | undefined;
  readonly country: string | undefined;
}

/**
 * The place that a noisy location names ("3511 AB Utrecht", "Amsterdam, NH, Netherlands", "Capelle a/d IJssel"), or
 * undefined. The first part that is a place wins; a province or country after it decides between namesakes, and rules out a
 * namesake elsewhere. A province or a country alone is no place.
 */
export function findPlace(name: string): Place | undefined {
  const parts = name.slice(0, 300).split(/[,;|\n]|\/(?!\s?d\b)|\s[-–—]\s/);
  const surroundings = {
    province: firstNamed(parts, provinceCodes),
    country: firstNamed(parts, countryNames),
  };
  for (const part of parts) {
    const found = pick(candidatesOf(part), part, surroundings);
    if (found) return withoutSpellings(found);
  }
  return undefined;
}

function firstNamed(
  parts: readonly string[],
  names: ReadonlyMap<string, string>,
): string | undefined {
  return parts
    .slice(1)
    .map((part) => names.get(keyOf(part)))
    .find((found) => found !== undefined);
}

/** Places whose label or another spelling starts with the prefix, in alphabetical order; at most `limit`. */
export function findPlaces(prefix: string, limit: number): Place[] {
  const key = keyOf(prefix);
  if (key === "") return [];
  return placeEntries
    .filter((entry) =>
      [entry.label, ...entry.spellings].some((spelling) => keyOf(spelling).startsWith(key)),
    )
    .toSorted(
      (one, other) =>
        rank(one, key) - rank(other, key) || one.label.localeCompare(other.label, "nl"),
    )
    .slice(0, Math.max(0, limit))
    .map(withoutSpellings);
}

/** The label itself before other spellings, and the town that gave the municipality its name before villages. */
function rank(entry: PlaceEntry, key: string): number {
  return (
    (keyOf(entry.label).startsWith(key) ? 0 : 2) + (entry.label === entry.municipality ? 0 : 1)
  );
}

/** Looks the whole part up, then what is left without postcode, brackets, surrounding words and the last word. */
function candidatesOf(part: string): readonly PlaceEntry[] {
  const plain = part.replaceAll(/\b\d{4}\s?[a-z]{2}\b|\b\d{4,5}\b/gi, " ");
  const bare = plain.replaceAll(/\(.*?\)/g, " ").replaceAll(around, " ");
  const inBrackets = /\((.*?)\)/.exec(plain)?.[1] ?? "";
  for (const attempt of [part, plain, bare, bare.trim().replace(/\s+\S+$/, ""), inBrackets]) {
    const found = byKey.get(keyOf(attempt));
    if (found) return found;
  }
  return [];
}

function pick(
  candidates: readonly PlaceEntry[],
  part: string,
  { province, country }: Surroundings,
): PlaceEntry | undefined {
  const possible = candidates.filter(
    (entry) =>
      (province === undefined || entry.province === province) &&
      (country === undefined || entry.country === country),
  );
  return possible.find((entry) => keyOf(entry.label) === keyOf(part)) ?? possible[0];
}

function keyOf(spelling: string): string {
  return unaccented(spelling)
    .replaceAll(/\ba\s?\/\s?d\b|\bad\b/g, "aan den")
    .replaceAll(/\bst\.?\s/g, "sint ")
    .replaceAll(/[^a-z0-9]+/g, "");
}

function withoutSpellings({ spellings: _spellings, ...place }: PlaceEntry): Place {
  return place;
}
