import type { UnitVector } from "@raakvlak/contracts";
import { COLUMNS, ROWS } from "./layout.ts";

// A grid of about 9 km at 52° north, wound around the earth: row and column count on from the beginning after the last. It only
// rules out, so trigonometry is allowed: what it lets through is measured exactly.

const radians = Math.PI / 180;
const earthRadiusKm = 6_371.0088;
/** Wider than a degree is anywhere, so that rounding never shuts out. */
const margin = { share: 1.01, km: 0.5 };
const rowDegrees = 0.081;
const columnDegrees = 0.1314;
/** Nearer to a pole columns are narrow; there everything may be near. */
const highestLatitude = 75;
const rowOf = (latitude: number) => Math.floor(latitude / rowDegrees);
const columnOf = (longitude: number) => Math.floor(longitude / columnDegrees);

const southernmost = rowOf(-highestLatitude) - 1;
/** The least cosine of the latitudes of a row. */
const leastCosines = Float64Array.from({ length: 2 * -southernmost + 2 }, (_, n) => {
  const row = n + southernmost;
  const farthest = Math.max(Math.abs(row * rowDegrees), Math.abs((row + 1) * rowDegrees));
  return Math.cos(farthest * radians);
});

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

export function positionOf({ x, y, z }: UnitVector): Position {
  return {
    latitude: Math.asin(Math.min(1, Math.max(-1, z))) / radians,
    longitude: Math.atan2(y, x) / radians,
  };
}

/** The cell that a point lies in. */
export function cellOf(vector: UnitVector): { row: number; column: number } {
  const { latitude, longitude } = positionOf(vector);
  return { row: wound(rowOf(latitude), ROWS), column: wound(columnOf(longitude), COLUMNS) };
}

function wound(number: number, size: number): number {
  return ((number % size) + size) % size;
}

/** Which columns of each row are within reach, as bits of a 32-bit number. */
export type Cover = Int32Array;

/** Adds every cell that a point within the radius may lie in. */
export function coverCircle(
  cover: Cover,
  { latitude, longitude }: Position,
  radiusKm: number,
): void {
  const reach = (radiusKm * margin.share + margin.km) / earthRadiusKm;
  const rows = reach / radians;
  if (Math.abs(latitude) + rows > highestLatitude) {
    cover.fill(-1);
    return;
  }
  const cosine = Math.cos(latitude * radians);
  const first = rowOf(latitude - rows);
  const last = rowOf(latitude + rows);
  for (let row = first; row <= last; row++) {
    const low = row * rowDegrees;
    const off = latitude < low ? low - latitude : Math.max(0, latitude - (low + rowDegrees));
    const height = off * radians;
    const left = reach * reach - height * height;
    const least = leastCosines[row - southernmost] ?? 0;
    const width = Math.sqrt(Math.max(0, left) / (cosine * least)) / radians;
    const at = wound(row, ROWS);
    cover[at] = (cover[at] ?? 0) | columnBits(longitude - width, longitude + width);
  }
}

function columnBits(west: number, east: number): number {
  if (west < -180 || east > 180) return -1;
  const first = columnOf(west);
  const count = columnOf(east) - first + 1;
  if (count >= COLUMNS) return -1;
  const bits = 2 ** count - 1;
  const turn = wound(first, COLUMNS);
  return turn === 0 ? bits | 0 : (bits << turn) | (bits >>> (COLUMNS - turn));
}

/** Place on a Hilbert curve over the whole earth, 28 bits: what is near on it is near on the earth. */
export function hilbertRank({ latitude, longitude }: Position): number {
  let x = Math.min(16_383, Math.floor(((longitude + 180) / 360) * 16_384));
  let y = Math.min(16_383, Math.floor(((latitude + 90) / 180) * 16_384));
  let rank = 0;
  for (let side = 8_192; side > 0; side >>= 1) {
    const right = (x & side) > 0 ? 1 : 0;
    const up = (y & side) > 0 ? 1 : 0;
    rank = rank * 4 + ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = 16_383 - x;
        y = 16_383 - y;
      }
      const turned = x;
      x = y;
      y = turned;
    }
  }
  return rank;
}
