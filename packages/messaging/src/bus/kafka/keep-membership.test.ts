import { createTestClock } from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { keepMembership } from "./keep-membership.ts";

const everyMs = 2_500;

function createMembership(heartbeat: () => Promise<void>) {
  const clock = createTestClock(new Date("2026-03-02T08:00:00Z"));
  const payload = { heartbeat, isRunning: () => true, isStale: () => false };
  return { clock, membership: keepMembership(payload, { clock, everyMs }) };
}

test("heartbeats go out as long as a batch is worked on, and not after it", async () => {
  let beats = 0;
  const { clock, membership } = createMembership(async () => void (beats += 1));
  await clock.advance(30_000);
  expect(beats).toBe(12);
  expect(membership.isLost()).toBe(false);
  await membership[Symbol.asyncDispose]();
  await clock.advance(30_000);
  expect(beats).toBe(12);
});

test("a refused heartbeat means that the group rebalances: the batch is to end early", async () => {
  const { clock, membership } = createMembership(() => Promise.reject(new Error("rebalancing")));
  await clock.advance(everyMs);
  expect(membership.isLost()).toBe(true);
  await membership[Symbol.asyncDispose]();
});

test("a failed commit loses it, too", async () => {
  const { membership } = createMembership(async () => undefined);
  membership.lose();
  expect(membership.isLost()).toBe(true);
  await membership[Symbol.asyncDispose]();
});
