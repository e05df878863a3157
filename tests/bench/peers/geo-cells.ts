import type { UnitVector } from "@raakvlak/contracts";

// A grid over the Netherlands and around, for peers: a circle is the cells that it touches, so a point's cell finds all circles
// that may reach it, and a few more.

const kmPerDegree = 111.2;
const degrees = 180 / Math.PI;
const origin = { latitude: 49.5, longitude: 1.5 };
const cell = { latitude: 0.09, longitude: 0.145 };
const side = 64;
/** Rounding and the flat picture of a round earth cost less than this. */
const margin = { factor: 1.02, km: 0.5 };

export const cellCount = side * side;

export function cellOf(vector: UnitVector): number {
  const { row, column } = positionOf(vector);
  return inside(Math.floor(row)) * side + inside(Math.floor(column));
}

/** Every cell that the circle touches. */
export function cellsAround(vector: UnitVector, radiusKm: number): number[] {
  const reach = radiusKm * margin.factor + margin.km;
  const { row, column, latitude } = positionOf(vector);
  const kmPerRow = cell.latitude * kmPerDegree;
  // The cells nearer to the pole are narrower: the narrowest that the circle can touch counts.
  const kmPerColumn = (northern: number) =>
    cell.longitude * kmPerDegree * Math.cos(northern / degrees);
  const narrow = kmPerColumn(latitude + reach / kmPerDegree);
  const cells = new Set<number>();
  for (let r = Math.floor(row - reach / kmPerRow); r <= row + reach / kmPerRow; r++)
    for (let c = Math.floor(column - reach / narrow); c <= column + reach / narrow; c++) {
      const down = apart(row, r) * kmPerRow;
      const across = apart(column, c) * narrow;
      if (down * down + across * across <= reach * reach) cells.add(inside(r) * side + inside(c));
    }
  return [...cells];
}

/** Where a cell lies on a Hilbert curve: neighbours on it are neighbours on the map. */
export function curvePosition(number: number): number {
  let row = Math.floor(number / side);
  let column = number % side;
  let at = 0;
  for (let size = side / 2; size > 0; size /= 2) {
    const isRight = (column & size) > 0 ? 1 : 0;
    const isUp = (row & size) > 0 ? 1 : 0;
    at += size * size * ((3 * isRight) ^ isUp);
    if (isUp === 0) {
      if (isRight === 1) {
        column = side - 1 - column;
        row = side - 1 - row;
      }
      [column, row] = [row, column];
    }
  }
  return at;
}

function positionOf({ x, y, z }: UnitVector) {
  const latitude = Math.asin(z) * degrees;
  const longitude = Math.atan2(y, x) * degrees;
  return {
    latitude,
    row: (latitude - origin.latitude) / cell.latitude,
    column: (longitude - origin.longitude) / cell.longitude,
  };
}

/** From a point to the nearest edge of a cell; 0 inside of it. */
function apart(point: number, low: number): number {
  return Math.max(0, low - point, point - low - 1);
}

/** What lies outside of the grid counts to its edge. */
function inside(at: number): number {
  return Math.min(side - 1, Math.max(0, at));
}
