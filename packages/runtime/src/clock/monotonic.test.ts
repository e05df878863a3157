import { expect, test } from "vitest";
import { createMonotonic } from "./monotonic.ts";

test("follows the counter while the machine is awake, whatever the uptime's steps are", () => {
  let counter = 1_000;
  let boot = 50_000;
  const monotonicMs = createMonotonic(
    () => counter,
    () => boot,
  );
  expect(monotonicMs()).toBe(1_000);
  counter += 25;
  boot += 30;
  expect(monotonicMs()).toBe(1_025);
  counter += 5;
  expect(monotonicMs()).toBe(1_030);
});

test("counts the time that the machine slept, once", () => {
  let counter = 1_000;
  let boot = 50_000;
  const monotonicMs = createMonotonic(
    () => counter,
    () => boot,
  );
  boot += 60_000;
  expect(monotonicMs()).toBe(61_000);
  counter += 10;
  boot += 3;
  expect(monotonicMs()).toBe(61_010);
});

test("never goes back on the real machine", () => {
  const monotonicMs = createMonotonic();
  let last = monotonicMs();
  for (let turn = 0; turn < 5_000; turn += 1) {
    const next = monotonicMs();
    expect(next).toBeGreaterThanOrEqual(last);
    last = next;
  }
});
