import type { UnitVector } from "@raakvlak/contracts";

/** Mean radius of the earth, IUGG. */
const earthRadiusKm = 6_371.0088;

const dot = (one: UnitVector, other: UnitVector): number =>
  one.x * other.x + one.y * other.y + one.z * other.z;

/** The dot product that two points have when they are this far from each other: what is nearer has a greater one. */
export function dotAtKm(km: number): number {
  return Math.cos(km / earthRadiusKm);
}

export function isWithin(one: UnitVector, other: UnitVector, leastDot: number): boolean {
  return dot(one, other) >= leastDot;
}

/** Along the surface, as the crow flies. */
export function distanceKm(one: UnitVector, other: UnitVector): number {
  return earthRadiusKm * Math.acos(Math.min(1, Math.max(-1, dot(one, other))));
}
