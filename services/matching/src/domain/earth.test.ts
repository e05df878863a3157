import { expect, it } from "vitest";
import { metresBetween } from "./earth.ts";
import { eastOf, origin } from "./fixtures/bare-pair.ts";

it("gives back every whole metre up to 300 km", () => {
  for (let metres = 0; metres <= 300_000; metres += 137)
    expect(metresBetween(origin, eastOf(metres))).toBe(metres);
});

it("is the same from either end", () => {
  expect(metresBetween(eastOf(5_321), eastOf(98_765))).toBe(
    metresBetween(eastOf(98_765), eastOf(5_321)),
  );
});

it("never falls as two points part, also far beyond every radius", () => {
  let last = 0;
  for (let x = 1; x >= -1; x -= 1 / 64) {
    const metres = metresBetween(origin, { x, y: Math.sqrt(1 - x * x), z: 0 });
    expect(metres).toBeGreaterThanOrEqual(last);
    last = metres;
  }
});

// Great-circle distance by the haversine formula, from 52.0907° N 5.1214° E and 51.9244° N 4.4777° E: 47.7 km.
it("tells Utrecht from Rotterdam", () => {
  const utrecht = { x: 0.6119694, y: 0.0548465, z: 0.7889785 };
  const rotterdam = { x: 0.6148362, y: 0.0481437, z: 0.7871937 };
  expect(Math.abs(metresBetween(utrecht, rotterdam) - 47_750)).toBeLessThan(300);
});
