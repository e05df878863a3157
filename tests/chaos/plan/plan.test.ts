import { expect, test } from "vitest";
import { serverVictims, serviceVictims } from "./victims.ts";
import { describePlan, makePlan } from "./plan.ts";

const size = { vacancies: 500, candidates: 200 };

test("the seed alone makes the plan", () => {
  const once = makePlan({ seed: 7, kills: 20, ...size });
  expect(makePlan({ seed: 7, kills: 20, ...size })).toEqual(once);
  expect(makePlan({ seed: 8, kills: 20, ...size })).not.toEqual(once);
  expect(describePlan(once).length).toBeGreaterThan(20);
});

test("with ten kills nobody but the long sleeper's place is spared, and a sender sleeps past every lease", () => {
  const { deaths } = makePlan({ seed: 3, kills: 20, ...size });
  const struck = new Set(deaths.map(({ victim }) => victim));
  expect(struck.size).toBeGreaterThanOrEqual(serviceVictims.length + serverVictims.length - 1);
  expect(deaths.some(({ how, forMs }) => how === "freeze" && forMs > 30_000)).toBe(true);
});

test("acts follow each other in time, and nobody edits before having registered", () => {
  for (const { acts } of makePlan({ seed: 2, kills: 5, ...size }).world.people) {
    const times = acts.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(acts[0]?.kind).toBe("register");
  }
});
