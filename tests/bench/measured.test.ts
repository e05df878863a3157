import { describe, expect, it } from "vitest";
import { createStopwatch, quantile } from "./measured.ts";
import { tableText } from "./table.ts";
import { everyTenth } from "./tell-progress.ts";

it.each([
  [[], 0.5, 0],
  [[7], 0.99, 7],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4], 0.75, 3],
  [[1, 2, 3, 4], 0.76, 4],
  [[1, 2, 3, 4], 0, 1],
])("of %j the share %f lies at %f", (sorted, share, expected) => {
  expect(quantile(sorted, share)).toBe(expected);
});

describe("a stopwatch", () => {
  it("gives nearest ranks, whatever the order, and the mean time of the processor", () => {
    const stopwatch = createStopwatch();
    for (let n = 100; n > 0; n--) stopwatch.add(n, 2 * n);
    expect(stopwatch.measured()).toEqual({ p50: 50, p95: 95, p99: 99, cpu: 101 });
  });

  it("passes the answer on and counts the time", () => {
    const stopwatch = createStopwatch();
    expect(stopwatch.time(() => 42)).toBe(42);
    expect(stopwatch.measured().p50).toBeGreaterThan(0);
    expect(createStopwatch().measured()).toEqual({ p50: 0, p95: 0, p99: 0, cpu: 0 });
  });
});

it("progress is told once for every ten per cent, however small the steps and the whole", () => {
  const told: number[] = [];
  const progress = everyTenth(1_000, (percent) => told.push(percent));
  for (let n = 1; n <= 1_000; n++) progress(n);
  expect(told).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  const few: number[] = [];
  const atOnce = everyTenth(3, (percent) => few.push(percent));
  for (let n = 1; n <= 3; n++) atOnce(n);
  expect(few).toEqual([30, 60, 100]);
});

it("a table has its first column to the left and the others to the right", () => {
  expect(
    tableText([
      ["", "ms"],
      ["scan", "10.5"],
    ]),
  ).toBe("        ms\nscan  10.5");
});
