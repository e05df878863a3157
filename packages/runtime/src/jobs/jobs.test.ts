import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redisJobId } from "./redis-job-id.ts";
import { retryDelayMs } from "./retry-delay.ts";

describe("a job's id in Redis", () => {
  test.each([
    ["v:12:3", "v%3A12%3A3"],
    ["20260302", "%n20260302"],
    ["100%", "100%25"],
    ["plain-id", "plain-id"],
  ])("%s becomes %s", (id, written) => {
    expect(redisJobId(id)).toBe(written);
  });

  test("is legal and different for different jobs", () => {
    const id = fc.stringMatching(/^[0-9:%nA25]{1,8}$/);
    fc.assert(
      fc.property(id, id, (one, other) => {
        expect(redisJobId(one)).not.toMatch(/:|^\d+$/);
        if (one !== other) expect(redisJobId(one)).not.toBe(redisJobId(other));
      }),
    );
  });
});

test.each([
  [0, 1_000],
  [1, 2_000],
  [5, 32_000],
  [9, 300_000],
  [5_000, 300_000],
])("after %d failed attempts the next one waits %d ms", (attempts, ms) => {
  expect(retryDelayMs(attempts)).toBe(ms);
});
