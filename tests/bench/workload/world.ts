import type { UnitVector } from "@raakvlak/contracts";
import { createRandom, createZipf, type Random } from "./random.ts";

/** W: few factors, as published comparisons have them. W+: all that the product's contracts hold. */
export type Workload = "W" | "W+";

export interface Place {
  readonly id: string;
  readonly label: string;
  readonly vector: UnitVector;
}

/** What the profiles and vacancies of a seed are drawn from. */
export interface World {
  readonly seed: number;
  readonly workload: Workload;
  readonly place: (random: Random) => Place;
  readonly near: (place: Place, random: Random, km: number) => UnitVector;
  readonly occupation: (random: Random) => number;
  /** A skill of the occupation's own, the first ones more often. */
  readonly ownSkill: (occupation: number, random: Random) => number;
  readonly skill: (random: Random) => number;
  readonly employer: (random: Random) => number;
}

export const counts = {
  occupations: 3_000,
  skills: 13_000,
  places: 2_400,
  employers: 5_000,
  sectors: 40,
  /** Vacancies that profiles may have hidden. */
  vacancies: 20_000,
} as const;

/** The day on which everything is asked: 23 November 2026. */
export const today = 20_780;

export const occupationConcept = (number: number) => `occupation:o${number}`;
export const skillConcept = (number: number) => `skill:s${number}`;
export const sectorConcept = (number: number) => `sector:b${number}`;
export const employerId = (number: number) => `employer-${number}`;
export const uuidOf = (kind: number, number: number) =>
  `${hex(Math.imul(number + 1, 0x9e37_79b1) >>> 0, 8)}-${hex(kind, 4)}-4000-8000-${hex(number, 12)}`;

/** The number that an id was made of. */
export const numberOf = (uuid: string) => Number.parseInt(uuid.slice(24), 16);

/** The other two of a group of three, neighbours in frequency. */
export function relatedOccupations(concept: string): string[] {
  const number = Number(concept.slice("occupation:o".length));
  const first = number - (number % 3);
  return [first, first + 1, first + 2].filter((one) => one !== number).map(occupationConcept);
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

const radians = Math.PI / 180;
const kmPerDegree = 111.2;
const box = { south: 50.75, north: 53.5, west: 3.4, east: 7.2 };
const centres = 14;
const skillsOfOccupation = 40;

export function createWorld(seed: number, workload: Workload): World {
  const places = placesOf(createRandom(seed, 1, 0));
  const ranks = {
    place: createZipf(counts.places),
    occupation: createZipf(counts.occupations),
    own: createZipf(skillsOfOccupation),
    skill: createZipf(counts.skills),
    employer: createZipf(counts.employers),
  };
  return {
    seed,
    workload,
    place: (random) => places[ranks.place(random)] ?? unreachable(),
    near: ({ vector }, random, km) => moved(vector, random, km),
    occupation: ranks.occupation,
    ownSkill: (occupation, random) =>
      ((Math.imul(occupation + 1, 0x9e37_79b1) + Math.imul(ranks.own(random), 0x85eb_ca6b)) %
        counts.skills) |
      0,
    skill: ranks.skill,
    employer: ranks.employer,
  };
}

/** Towns: two thirds around urban centres, the others anywhere; the largest first. */
function placesOf(random: Random): Place[] {
  const anywhere = () => ({
    latitude: box.south + random.next() * (box.north - box.south),
    longitude: box.west + random.next() * (box.east - box.west),
  });
  const cities = Array.from({ length: centres }, anywhere);
  return Array.from({ length: counts.places }, (_, number): Place => {
    const city = cities[random.below(centres)];
    const isCity = number < centres;
    const own = cities[number];
    const around = () => (random.next() + random.next() - 1) * 0.35;
    const at =
      isCity && own !== undefined
        ? own
        : city !== undefined && random.chance(0.66)
          ? {
              latitude: inside(city.latitude + around(), box.south, box.north),
              longitude: inside(city.longitude + around() * 1.6, box.west, box.east),
            }
          : anywhere();
    return {
      id: `place:p${number}`,
      label: `Plaats ${number}`,
      vector: vectorOf(at.latitude, at.longitude),
    };
  });
}

function inside(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Rounded to nine decimals, as the product's own places are: the same bits on every machine. */
function vectorOf(latitude: number, longitude: number): UnitVector {
  const rounded = (value: number) => Math.round(value * 1e9) / 1e9;
  const around = Math.cos(latitude * radians);
  return {
    x: rounded(around * Math.cos(longitude * radians)),
    y: rounded(around * Math.sin(longitude * radians)),
    z: rounded(Math.sin(latitude * radians)),
  };
}

function moved({ x, y, z }: UnitVector, random: Random, km: number): UnitVector {
  const latitude = Math.asin(z) / radians + ((random.next() * 2 - 1) * km) / kmPerDegree;
  const longitude = Math.atan2(y, x) / radians + ((random.next() * 2 - 1) * km * 1.6) / kmPerDegree;
  return vectorOf(latitude, longitude);
}

function unreachable(): never {
  throw new Error("a rank lies outside of its table");
}
