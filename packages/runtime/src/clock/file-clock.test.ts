import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { createClock } from "./create-clock.ts";
import { createFileClock } from "./file-clock.ts";
import { createTestClock } from "./test-clock.ts";

const folder = mkdtempSync(path.join(tmpdir(), "raakvlak-clock-"));
afterAll(() => rmSync(folder, { recursive: true }));
const noon = new Date("2026-03-02T12:00:00.000Z");

test("adds the file's offset as soon as what it read is stale", async () => {
  const file = path.join(folder, "offset");
  const real = createTestClock(noon);
  const clock = createFileClock(file, real);
  expect(clock.now()).toEqual(noon);
  writeFileSync(file, "86400000\n");
  await real.advance(20);
  expect(clock.now().toISOString()).toBe("2026-03-03T12:00:00.020Z");
  expect(clock.monotonicMs()).toBe(20);
});

test("keeps the last offset while the file is being written", async () => {
  const file = path.join(folder, "half");
  const real = createTestClock(noon);
  const clock = createFileClock(file, real);
  writeFileSync(file, "1000");
  expect(clock.now().getTime()).toBe(noon.getTime() + 1_000);
  writeFileSync(file, "10x");
  await real.advance(20);
  expect(clock.now().getTime()).toBe(noon.getTime() + 1_020);
});

test("the configuration names the clock", () => {
  const file = path.join(folder, "named");
  writeFileSync(file, "3600000");
  const aheadMs =
    createClock({ clock: `file:${file}` })
      .now()
      .getTime() - createClock({}).now().getTime();
  expect(aheadMs).toBeGreaterThan(3_590_000);
  expect(() => createClock({ clock: "sundial" })).toThrow("sundial");
});
