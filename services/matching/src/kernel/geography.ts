import * as T from "./block-layout.ts";
import { floorOf, loadI32, squareRoot, storeI32, toDouble, type f64, type i32 } from "./native.ts";

// A grid of about 9 km, wound around: row and column count on from the beginning after the last. Its axes are two directions
// at right angles, east and north at 52° N 5.3° E, and a point's place on it is its unit vector along each: nowhere on earth do
// two points lie farther apart on either than their chord is long, so the grid only rules out what is too far. Around that
// point it is as sharp as a map; elsewhere it lets through more. Compiled by both kernels: see native.ts.

const eastX = -0.09237058744656157;
const eastY = 0.9957246981845821;
const northX = -0.7846417698012583;
const northY = -0.0727890162248606;
const northZ = 0.6156614753256583;

const metresOfRadius = 6371008.8;
/** Distances are rounded to whole metres, and sums of products by less than a millimetre. */
const marginMetres = 1.5;
/** Of the earth's radius. */
const cellsPerUnit = 708.0;
/** More rows than there are south of the middle, and whole turns. */
const turnedRows = T.ROWS * 1000;

function eastwards(x: f64, y: f64): f64 {
  return eastX * x + eastY * y;
}

function northwards(x: f64, y: f64, z: f64): f64 {
  return northX * x + northY * y + northZ * z;
}

function windRow(row: i32): i32 {
  return (row + turnedRows) % T.ROWS;
}

export function rowOf(x: f64, y: f64, z: f64): i32 {
  return windRow(floorOf(northwards(x, y, z) * cellsPerUnit));
}

export function columnOf(x: f64, y: f64): i32 {
  return floorOf(eastwards(x, y) * cellsPerUnit) & (T.COLUMNS - 1);
}

/** Adds every cell that a point within the radius may lie in: which columns of each row, as bits of a word per row. */
export function coverCircle(cover: i32, x: f64, y: f64, z: f64, radiusKm: i32): void {
  const reach: f64 = (toDouble(radiusKm) * 1000.0 + marginMetres) / metresOfRadius;
  const east: f64 = eastwards(x, y);
  const north: f64 = northwards(x, y, z);
  const first = floorOf((north - reach) * cellsPerUnit);
  const last = floorOf((north + reach) * cellsPerUnit);
  for (let row = first; row <= last; row++) {
    const south: f64 = toDouble(row) / cellsPerUnit;
    let off: f64 = 0.0;
    if (north < south) off = south - north;
    else if (north > south + 1.0 / cellsPerUnit) off = north - south - 1.0 / cellsPerUnit;
    const left: f64 = reach * reach - off * off;
    const width: f64 = left > 0.0 ? squareRoot(left) : 0.0;
    const at = cover + windRow(row) * 4;
    storeI32(at, loadI32(at) | columnBits(east - width, east + width));
  }
}

function columnBits(west: f64, east: f64): i32 {
  const first = floorOf(west * cellsPerUnit);
  const count = floorOf(east * cellsPerUnit) - first + 1;
  if (count >= T.COLUMNS) return -1;
  const bits = (1 << count) - 1;
  const turn = first & (T.COLUMNS - 1);
  return turn === 0 ? bits : (bits << turn) | (bits >>> (T.COLUMNS - turn));
}

const rankBits = 14;

/** Place on a Hilbert curve over the grid, 28 bits: what is near on it is near on the earth. */
export function hilbertRank(x: f64, y: f64, z: f64): i32 {
  const column = stepOf(eastwards(x, y));
  const row = stepOf(northwards(x, y, z));
  let rank = 0;
  let flipped = 0;
  let swapped = 0;
  for (let bit = rankBits - 1; bit >= 0; bit--) {
    const a = ((column >> bit) & 1) ^ flipped;
    const b = ((row >> bit) & 1) ^ flipped;
    const other = (a ^ b) & swapped;
    const right = a ^ other;
    const up = b ^ other;
    rank = (rank << 2) | ((3 * right) ^ up);
    const turns = up ^ 1;
    flipped ^= right & turns;
    swapped ^= turns;
  }
  return rank;
}

function stepOf(along: f64): i32 {
  const step = floorOf((along + 1.0) * 8192.0);
  return step < 0 ? 0 : step > 16383 ? 16383 : step;
}
