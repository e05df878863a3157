import type { Profile } from "@raakvlak/contracts";
import type { Dictionary } from "./dictionary.ts";

type InterestingPlace = Profile["interests"]["places"][number];

interface Known extends Pick<InterestingPlace, "vector"> {
  readonly number: number;
}

/** Of each dictionary the points that its concepts had last: nearly always the same, and coordinates make long texts. */
const knownIn = new WeakMap<Dictionary, Map<string, Known>>();

/** The number of a place that somebody is interested in, which a dictionary knows by concept and coordinates. */
export function takePoint(points: Dictionary, { concept, vector }: InterestingPlace): number {
  const known = knownIn.get(points) ?? new Map<string, Known>();
  if (known.size === 0) knownIn.set(points, known);
  const last = known.get(concept);
  const { x, y, z } = vector;
  if (last?.vector.x === x && last.vector.y === y && last.vector.z === z) return last.number;
  const number = points.take(`${concept} ${x} ${y} ${z}`);
  known.set(concept, { vector, number });
  return number;
}
