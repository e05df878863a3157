import { expect, test } from "vitest";
import { createAttemptLimit } from "./attempt-limit.ts";

function limitAt() {
  let nowMs = 0;
  const limit = createAttemptLimit({
    failuresMaximum: 3,
    windowMs: 1_000,
    keysMaximum: 2,
    monotonicMs: () => nowMs,
  });
  return { limit, pass: (ms: number) => void (nowMs += ms) };
}

test("after too many failures one waits until the window ends, and others do not", () => {
  const { limit, pass } = limitAt();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(limit.waitMs("a")).toBe(0);
    limit.failed("a");
  }
  pass(400);
  expect(limit.waitMs("a")).toBe(600);
  expect(limit.waitMs("b")).toBe(0);
  pass(600);
  expect(limit.waitMs("a")).toBe(0);
});

test("a window that ended counts nothing any more", () => {
  const { limit, pass } = limitAt();
  limit.failed("a");
  limit.failed("a");
  pass(1_000);
  limit.failed("a");
  expect(limit.waitMs("a")).toBe(0);
});

test("only so many are kept apart", () => {
  const { limit } = limitAt();
  for (const who of ["a", "a", "a", "b", "c"]) limit.failed(who);
  expect(limit.waitMs("a")).toBe(0);
});
