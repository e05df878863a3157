import type { UnitVector } from "@raakvlak/contracts";

/** Mean radius of the earth, IUGG 1980. */
const earthRadiusMetres = 6_371_008.8;

/**
 * The distance over the earth in whole metres. Only + − × ÷ √, which IEEE 754 rounds the same everywhere; no sine, whose
 * last bit a platform may choose. The arc of a chord c is 2·asin(c/2), here its series up to c^9: within a millimetre up
 * to 500 km and never falling as c grows. Radii end at 200 km, so farther off only the order matters.
 */
export function metresBetween(a: UnitVector, b: UnitVector): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const dz = a.z - b.z;
  const squared = dx * dx + dy * dy + dz * dz;
  const series =
    1 + squared * (1 / 24 + squared * (3 / 640 + squared * (5 / 7_168 + squared * (35 / 294_912))));
  return Math.floor(earthRadiusMetres * Math.sqrt(squared) * series + 0.5);
}
