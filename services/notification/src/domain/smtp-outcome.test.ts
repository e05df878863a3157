import { expect, it } from "vitest";
import { classify, deferralMs } from "./smtp-outcome.ts";

it.each([
  ["session", undefined, false, "deferred"],
  ["session", 554, false, "deferred"],
  ["session", 421, false, "deferred"],
  ["envelope", 450, false, "deferred"],
  ["envelope", 550, false, "refused"],
  ["message", 452, true, "deferred"],
  ["message", 554, true, "refused"],
  ["session", undefined, true, "unknown"],
  ["session", 421, true, "deferred"],
  ["message", 354, true, "unknown"],
] as const)("%s, reply %s, bytes left %s: %s", (step, replyCode, bytesLeft, kind) => {
  const reply = replyCode === undefined ? {} : { replyCode };
  expect(classify({ step, bytesLeft, response: "", ...reply }).kind).toBe(kind);
});

it("tries again after a minute, then more and more rarely, at least once an hour", () => {
  expect([0, 1, 2, 5, 6, 50].map(deferralMs)).toEqual([
    60_000, 120_000, 240_000, 1_920_000, 3_600_000, 3_600_000,
  ]);
});
