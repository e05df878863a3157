import fc from "fast-check";
import { expect, it } from "vitest";
import { shareOut } from "./score.ts";

const factors = fc.array(
  fc.record({ weight: fc.integer({ min: 1, max: 40 }), fit: fc.integer({ min: 0, max: 10_000 }) }),
  { minLength: 1, maxLength: 8 },
);

it("shares out exactly the rounded mean, each share within one of its own, nothing to a fit of 0", () => {
  fc.assert(
    fc.property(factors, (present) => {
      const shares = shareOut(present);
      const weights = present.reduce((sum, { weight }) => sum + weight, 0);
      const total = present.reduce((sum, { weight, fit }) => sum + weight * fit, 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.floor(total / weights + 0.5));
      for (const [at, { weight, fit }] of present.entries()) {
        const exact = (weight * fit) / weights;
        expect(shares[at]).toBeGreaterThanOrEqual(Math.floor(exact));
        expect(shares[at]).toBeLessThanOrEqual(Math.ceil(exact));
      }
    }),
    { numRuns: 2_000 },
  );
});

it("renormalises: leaving out a factor is the same as weights that were made without it", () => {
  expect(
    shareOut([
      { weight: 30, fit: 10_000 },
      { weight: 20, fit: 5_000 },
    ]),
  ).toEqual([6_000, 2_000]);
  expect(
    shareOut([
      { weight: 60, fit: 10_000 },
      { weight: 40, fit: 5_000 },
    ]),
  ).toEqual([6_000, 2_000]);
  expect(shareOut([])).toEqual([]);
});
