import fc from "fast-check";
import { expect, it } from "vitest";
import { cellCount, cellOf, cellsAround, curvePosition } from "./geo-cells.ts";

const radians = Math.PI / 180;
const earthRadiusKm = 6_371.008_8;

function vectorOf(latitude: number, longitude: number) {
  const around = Math.cos(latitude * radians);
  return {
    x: around * Math.cos(longitude * radians),
    y: around * Math.sin(longitude * radians),
    z: Math.sin(latitude * radians),
  };
}

const latitude = fc.double({ min: 49, max: 55, noNaN: true });
const longitude = fc.double({ min: 1, max: 10, noNaN: true });

it("the cell of a point is among those of every circle that holds it", () => {
  fc.assert(
    fc.property(
      latitude,
      longitude,
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      (north, east, radiusKm, up, right) => {
        const centre = vectorOf(north, east);
        const away = (share: number) => ((share * radiusKm) / earthRadiusKm) * (1 / radians);
        const point = vectorOf(north + away(up), east + away(right) / Math.cos(north * radians));
        const chord = Math.hypot(centre.x - point.x, centre.y - point.y, centre.z - point.z);
        fc.pre(2 * Math.asin(chord / 2) * earthRadiusKm <= radiusKm);
        expect(cellsAround(centre, radiusKm)).toContain(cellOf(point));
      },
    ),
    { numRuns: 3_000 },
  );
});

it("a small circle touches few cells", () => {
  fc.assert(
    fc.property(latitude, longitude, (north, east) => {
      expect(cellsAround(vectorOf(north, east), 5).length).toBeLessThan(10);
    }),
  );
});

it("the curve visits every cell once, and always goes on to a neighbour", () => {
  const cells = Array.from({ length: cellCount }, (_, cell) => cell);
  const order = cells.toSorted((a, b) => curvePosition(a) - curvePosition(b));
  expect(new Set(cells.map(curvePosition)).size).toBe(cellCount);
  const side = Math.sqrt(cellCount);
  for (const [n, cell] of order.entries()) {
    const next = order[n + 1] ?? cell + 1;
    const rows = Math.abs(Math.floor(next / side) - Math.floor(cell / side));
    const columns = Math.abs((next % side) - (cell % side));
    if (n + 1 < order.length) expect(rows + columns).toBe(1);
  }
});
