import type { UnitVector } from "@raakvlak/contracts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { metresBetween } from "../domain/earth.ts";
import { columnOf, coverCircle, hilbertRank, rowOf } from "./geography.ts";
import * as T from "./block-layout.ts";
import { bindMemory, viewsOf } from "./native.ts";

const radians = Math.PI / 180;
const earthRadiusKm = 6_371.0088;
const memory = viewsOf(new ArrayBuffer(T.ROWS * 4));

function vectorOf(latitude: number, longitude: number): UnitVector {
  const around = Math.cos(latitude * radians);
  return {
    x: around * Math.cos(longitude * radians),
    y: around * Math.sin(longitude * radians),
    z: Math.sin(latitude * radians),
  };
}

/** Where somebody comes who goes so far over the earth in a direction. */
function moved(from: UnitVector, direction: number, km: number): UnitVector {
  const { x, y, z } = from;
  const flat = Math.hypot(x, y);
  const east = flat < 1e-12 ? { x: 1, y: 0, z: 0 } : { x: -y / flat, y: x / flat, z: 0 };
  const north = {
    x: y * east.z - z * east.y,
    y: z * east.x - x * east.z,
    z: x * east.y - y * east.x,
  };
  const arc = km / earthRadiusKm;
  const along = (axis: "x" | "y" | "z") =>
    from[axis] * Math.cos(arc) +
    (east[axis] * Math.cos(direction) - north[axis] * Math.sin(direction)) * Math.sin(arc);
  return { x: along("x"), y: along("y"), z: along("z") };
}

function coverOf({ x, y, z }: UnitVector, radiusKm: number): Int32Array {
  memory.i32.fill(0);
  bindMemory(memory);
  coverCircle(0, x, y, z, radiusKm);
  return memory.i32;
}

function isCovered(cover: Int32Array, { x, y, z }: UnitVector): boolean {
  return (((cover[rowOf(x, y, z)] ?? 0) >>> columnOf(x, y)) & 1) === 1;
}

const anywhere = fc
  .record({
    z: fc.double({ min: -1, max: 1, noNaN: true }),
    turn: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  .map(({ z, turn }) => vectorOf(Math.asin(z) / radians, turn));
const places = fc.oneof(
  anywhere,
  fc
    .record({
      up: fc.double({ min: 50, max: 54, noNaN: true }),
      turn: fc.double({ min: 3, max: 8, noNaN: true }),
    })
    .map(({ up, turn }) => vectorOf(up, turn)),
  fc.constantFrom(
    vectorOf(90, 0),
    vectorOf(-90, 0),
    vectorOf(89.999, 77),
    vectorOf(0, 180),
    vectorOf(-12, -179.9999),
    vectorOf(52, 5.3),
    vectorOf(-52, -174.7),
    { x: 1, y: 0, z: 0 },
  ),
);
const radii = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 1, 179, 181, 199, 200));

it("covers whatever the domain finds within the radius, anywhere on earth", () => {
  let within = 0;
  fc.assert(
    fc.property(
      places,
      radii,
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.oneof(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.999, max: 1.0001, noNaN: true }),
      ),
      fc.double({ min: 1 - 4e-7, max: 1 + 4e-7, noNaN: true }),
      (home, radiusKm, direction, share, stretch) => {
        const far = moved(home, direction, radiusKm * share);
        // The contract takes vectors that are a little too long or too short.
        const work = { x: far.x * stretch, y: far.y * stretch, z: far.z * stretch };
        for (const place of [far, work]) {
          if (metresBetween(home, place) > radiusKm * 1_000) continue;
          within += 1;
          expect(isCovered(coverOf(home, radiusKm), place)).toBe(true);
        }
      },
    ),
    { numRuns: 20_000 },
  );
  // Where nothing is ever near nothing is proven.
  expect(within).toBeGreaterThan(10_000);
});

it.each([10, 40, 80])(
  "leaves out what lies two cells beyond %i km in the Netherlands",
  (radiusKm) => {
    for (let longitude = 3.4; longitude < 7.2; longitude += 0.37)
      for (let latitude = 50.8; latitude < 53.5; latitude += 0.31) {
        const home = vectorOf(latitude, longitude);
        const cover = coverOf(home, radiusKm);
        for (let direction = 0; direction < 6.28; direction += 0.1)
          expect(isCovered(cover, moved(home, direction, radiusKm + 18.2))).toBe(false);
      }
  },
);

it("ranks the places of a square so that each is next to the one before", () => {
  const size = 32;
  const step = 1 / 8_192;
  /** The point of so many steps from the middle. */
  const at = (column: number, row: number): UnitVector => {
    const u = (column + 0.5) * step;
    const v = (row + 0.5) * step;
    const up = Math.sqrt(1 - u * u - v * v);
    const middle = vectorOf(52, 5.3);
    const east = vectorOf(0, 95.3);
    const north = vectorOf(38, -174.7);
    const sum = (axis: "x" | "y" | "z") => middle[axis] * up + east[axis] * u + north[axis] * v;
    return { x: sum("x"), y: sum("y"), z: sum("z") };
  };
  const ranked = Array.from({ length: size * size }, (_, n) => {
    const column = n % size;
    const row = Math.floor(n / size);
    const { x, y, z } = at(column, row);
    return { column, row, rank: hilbertRank(x, y, z) };
  }).toSorted((a, b) => a.rank - b.rank);
  for (const [n, { column, row, rank }] of ranked.entries()) {
    const before = ranked[n - 1];
    if (before === undefined) continue;
    expect(rank - before.rank).toBe(1);
    expect(Math.abs(column - before.column) + Math.abs(row - before.row)).toBe(1);
  }
});
