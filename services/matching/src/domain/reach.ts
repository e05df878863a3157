import { metresBetween } from "./earth.ts";
import type { Pair } from "./pair.ts";
import type { ScoredVacancy } from "./scored-vacancy.ts";

type WishedPlace = Pair["profile"]["places"][number];

/** A wished place with its distance to the nearest of the vacancy's. */
export interface Reach {
  readonly place: WishedPlace;
  readonly metres: number;
}

export function isRemote({ vacancy }: Pick<Pair, "vacancy">): boolean {
  return vacancy.workMode === "remote";
}

/** Every wished place with its distance, nearest first; empty when either side names no place. */
export function reachesOf({ profile, vacancy }: Pick<Pair, "profile" | "vacancy">): Reach[] {
  if (vacancy.vectors.length === 0) return [];
  return profile.places
    .map((place) => ({ place, metres: metresTo(vacancy, place.vector) }))
    .toSorted((a, b) => a.metres - b.metres);
}

/** Metres from a point to the nearest of the vacancy's places; infinite when it names none. */
export function metresTo({ vectors }: ScoredVacancy, from: WishedPlace["vector"]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const vector of vectors) nearest = Math.min(nearest, metresBetween(from, vector));
  return nearest;
}

/** Whether the vacancy lies within the radius that the candidate gave this place. */
export function isWithinRadius({ place, metres }: Reach): boolean {
  return metres <= place.radiusKm * 1_000;
}
