import { unaccented } from "../recognise/plain-words.ts";
import { places, findPlaces } from "./find-place.ts";
import type { Place } from "./place.ts";

/** Fewer shared letters than this are chance. */
const prefixLeast = 3;

/**
 * The places whose names come nearest to one that is not known, for "did you mean": names that start the same first, then
 * those that differ by few letters. At most `limit`; none when nothing is near.
 */
export function similarPlaces(name: string, limit: number): Place[] {
  const wanted = plain(name).slice(0, 60);
  if (wanted.length < prefixLeast) return [];
  const spelledAlike = places
    .map((place) => ({ place, distance: editDistance(wanted, plain(place.label)) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 3)))
    .toSorted((one, other) => one.distance - other.distance)
    .map(({ place }) => place);
  const found = [...findPlaces(name, limit), ...spelledAlike];
  return [...new Map(found.map((place) => [place.id, place])).values()].slice(0, limit);
}

function plain(name: string): string {
  return unaccented(name).replaceAll(/[^a-z0-9]+/g, "");
}

/** Levenshtein: how many letters to add, drop or change. */
function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1)
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1),
        ),
      );
    previous = current;
  }
  return previous[other.length] ?? one.length;
}
