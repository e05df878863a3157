import fc from "fast-check";
import { expect, it } from "vitest";
import { createPlainProfileIndex } from "../../adapters/plain-profile-index.ts";
import { createPlainVacancyIndex } from "../../adapters/plain-vacancy-index.ts";
import { faults, type Fault } from "./faults.ts";
import { lonelyPairs } from "./lonely-pairs.ts";

// Invariant 3 on the real use cases, and the proof that each rule of protocol C is needed: switched off, pairs stay lonely.

const indexes = {
  profiles: createPlainProfileIndex,
  vacancies: () => createPlainVacancyIndex(() => []),
};

const histories = (fault?: Fault) =>
  fc.asyncProperty(fc.integer(), async (seed) => {
    expect(await lonelyPairs(seed, indexes, fault)).toEqual([]);
  });

it("two that fit always meet", { timeout: 60_000 }, async () => {
  await fc.assert(histories(), { numRuns: 600 });
});

it.each(Object.entries(faults) as [Fault, string][])(
  "%s: they may miss each other when %s",
  async (fault) => {
    const { failed } = await fc.check(histories(fault), {
      seed: 1,
      numRuns: 4_000,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  },
);
