import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { currentModel, models } from "./models.ts";

const curves = [...models.values()].flatMap(({ distance, pay, interest, freshness }) => [
  distance.byMetres,
  pay.byShare,
  interest.decayByDays,
  interest.byWeight,
  freshness.byDays,
]);

it("weighs every factor once, by whole weights that sum to 100", () => {
  const codes = currentModel.factors.map(({ code }) => code);
  expect(new Set(codes).size).toBe(8);
  expect(currentModel.factors.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

it("is made of whole numbers only, and its curves run in one direction within 0 to 10,000", () => {
  expect(JSON.stringify(currentModel)).not.toMatch(/\d\.\d+[,\]}]/);
  for (const curve of curves) {
    const values = curve.map(([, value]) => value);
    const rising = values.toSorted((a, b) => a - b);
    expect([rising, rising.toReversed()]).toContainEqual(values);
    expect(curve.every(([at], n) => n === 0 || at > (curve[n - 1]?.[0] ?? at))).toBe(true);
    expect(values.every((value) => Number.isInteger(value) && value >= 0 && value <= 10_000)).toBe(
      true,
    );
  }
});

it("stays within 32 bits wherever a curve is interpolated, for engines of whole numbers", () => {
  for (const curve of curves)
    for (const [n, [at, value]] of curve.entries()) {
      const before = curve[n - 1];
      if (before !== undefined)
        expect(Math.abs(value - before[1]) * (at - before[0])).toBeLessThan(2 ** 31);
    }
});

it("weighs as docs/matching-model.md says", () => {
  const page = readFileSync(
    join(import.meta.dirname, "../../../../docs/matching-model.md"),
    "utf8",
  );
  expect(page).toContain(`version ${currentModel.version}`);
  const rows = currentModel.factors.map(({ code, weight }) => `| ${code} | ${weight} |`);
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
});
