import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fault } from "./model/fault.ts";
import { play } from "./model/play.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

describe("the ledger under crashes, late leases, duplicate workers, refusals and moving clocks", () => {
  it("loses nothing, doubles nothing, and mails nothing after an acknowledged refusal", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        expect(await play(seed)).toEqual([]);
      }),
      { numRuns: 120, endOnFailure: true },
    );
  });

  it.each<Fault>([
    "fence-ignored",
    "rows-not-listed",
    "send-not-planned",
    "unwritten-not-ended",
    "lease-not-checked",
    "refusals-not-counted",
  ])("notices when a rule is switched off: %s", async (fault) => {
    let noticed = false;
    for (let seed = 1; seed <= 1_500 && !noticed; seed += 1)
      noticed = (await play(seed, new Set([fault]))).length > 0;
    expect(noticed).toBe(true);
  });
});
