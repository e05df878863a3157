import type { Vacancy } from "@raakvlak/contracts";
import type { SourcePlace } from "../source-item.ts";
import { CODED, READ, understood, type Understood } from "./understood.ts";

export interface KnownPlace {
  readonly label: string;
  readonly municipality: string;
  readonly province?: string;
  readonly country: string;
  readonly vector: { readonly x: number; readonly y: number; readonly z: number };
}

type VacancyPlace = Vacancy["places"][number];

const PLACES_MAXIMUM = 5;

export interface ReadPlaces {
  readonly places: Understood<VacancyPlace>[];
  /** What the source said and nobody knows. */
  readonly unknown: readonly string[];
}

/** The places of work: from the source's fields, else from a place in a later part of the title ("… - Utrecht"). */
export function readPlaces(
  said: readonly SourcePlace[],
  title: string,
  findPlace: (name: string) => KnownPlace | undefined,
): ReadPlaces {
  const places = new Map<string, Understood<VacancyPlace>>();
  const unknown: string[] = [];
  for (const { words, country } of said) {
    const found = findPlace(words);
    if (found && (country === undefined || country === found.country))
      note(places, found, CODED, words);
    else if (!/^(?:nederland|the netherlands|netherlands|nl|remote)$/i.test(words.trim()))
      unknown.push(words);
  }
  if (places.size === 0) {
    const found = title
      .split(/\s[-–|]\s|[(),]|\bin\b/)
      .slice(1)
      .map(findPlace)
      .find((place) => place !== undefined);
    if (found) note(places, found, READ, title);
  }
  return { places: [...places.values()].slice(0, PLACES_MAXIMUM), unknown };
}

function note(
  places: Map<string, Understood<VacancyPlace>>,
  found: KnownPlace,
  confidence: number,
  words: string,
): void {
  const { label, municipality, province, country, vector } = found;
  const place = {
    label,
    municipality,
    country,
    vector: { ...vector },
    ...(province === undefined ? {} : { province }),
  };
  if (!places.has(label)) places.set(label, understood(place, confidence, words));
}
