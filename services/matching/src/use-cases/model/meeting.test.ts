import fc from "fast-check";
import { expect, it } from "vitest";
import { createBlockProfileIndex } from "../../adapters/block-profile-index.ts";
import { createPlainProfileIndex } from "../../adapters/plain-profile-index.ts";
import { createPlainVacancyIndex } from "../../adapters/plain-vacancy-index.ts";
import { faults, type Fault } from "./faults.ts";
import { lonelyPairs } from "./lonely-pairs.ts";

// Invariant 3 on the real use cases, and the proof that each rule of protocol C is needed: switched off, pairs stay lonely.

const indexes = {
  profiles: createPlainProfileIndex,
  vacancies: () => createPlainVacancyIndex(() => []),
};

const histories = (fault?: Fault, used = indexes) =>
  fc.asyncProperty(fc.integer(), async (seed) => {
    expect(await lonelyPairs(seed, used, fault)).toEqual([]);
  });

it("two that fit always meet", { timeout: 60_000 }, async () => {
  await fc.assert(histories(), { numRuns: 600 });
});

it("two that fit always meet in blocks, too", { timeout: 60_000 }, async () => {
  const profiles = () => createBlockProfileIndex();
  await fc.assert(histories(undefined, { ...indexes, profiles }), { numRuns: 150 });
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
