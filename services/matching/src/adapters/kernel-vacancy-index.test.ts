import type { Profile, Vacancy } from "@raakvlak/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aliasId,
  bareOccupations,
  now,
  otherVacancyId,
  pairOf,
  today,
  vacancyId,
} from "../domain/fixtures/bare-pair.ts";
import { wholeProfile, wholeVacancy } from "../domain/fixtures/whole-pair.ts";
import { currentModel, models, scoredProfileOf } from "../domain/oracle.ts";
import type { VacancyIndex } from "../use-cases/vacancy-index.ts";
import { createKernelVacancyIndex } from "./kernel-vacancy-index.ts";
import { createPlainVacancyIndex } from "./plain-vacancy-index.ts";

const measure = { day: today, model: currentModel };
const earlier = models.get("2026-11.1") ?? currentModel;
const ids = [
  vacancyId,
  otherVacancyId,
  ...Array.from(
    { length: 22 },
    (_, n) => `2b6b7c1e-0000-4000-8000-0000000001${n.toString(16).padStart(2, "0")}`,
  ),
];
const id = fc.constantFrom(...ids);
const version = fc.integer({ min: 1, max: 12 });
const at = now.toISOString();
const closings: readonly Vacancy["closed"][] = [
  undefined,
  undefined,
  undefined,
  { reason: "filled", at },
  { reason: "expired", at },
  { reason: "merged", at, mergedInto: otherVacancyId },
];

const vacancyState = fc
  .record({
    vacancy: wholeVacancy,
    id,
    version,
    closed: fc.constantFrom(...closings),
    aliases: fc.constantFrom([], [], [aliasId], [otherVacancyId]),
  })
  .map(({ vacancy, id: own, closed, ...more }): Vacancy => ({
    ...vacancy,
    vacancyId: own,
    version: more.version,
    aliases: more.aliases.filter((alias) => alias !== own),
    ...(closed && { status: "closed", closed }),
  }));

/** Some ask again and again, what was found for them being kept between two changes. */
const regulars = fc.sample(wholeProfile, { numRuns: 6, seed: 3 });
const scoredOf = new Map(regulars.map((profile) => [profile, scoredProfileOf(profile)]));

const step = fc.oneof(
  { weight: 12, arbitrary: vacancyState.map((vacancy) => ({ do: "put" as const, vacancy })) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("remove" as const),
      id,
      version: fc.option(version, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hold" as const), id }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      profile: fc.oneof(wholeProfile, fc.constantFrom(...regulars)),
      limit: fc.integer({ min: 1, max: 30 }),
      day: fc.integer({ min: today - 10, max: today + 40 }),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** The same question to both, as one value each. */
function answer(
  index: VacancyIndex,
  profile: Profile,
  { limit, day }: { limit: number; day: number },
) {
  const scored = scoredOf.get(profile) ?? scoredProfileOf(profile);
  return {
    ranked: index.rank(scored, { ...measure, day }, limit),
    alerts: index.alertsFor(scored, { ...measure, day }),
    counts: index.startCount(scored, { ...measure, day }).counts(),
    sizes: index.sizes(),
  };
}

/** Does the step to both; how many were found, when it asks. */
function doBoth(kernel: VacancyIndex, plain: VacancyIndex, one: Step): number {
  if (one.do === "ask") {
    const found = answer(kernel, one.profile, one);
    expect(found).toEqual(answer(plain, one.profile, one));
    return found.ranked.eligible + found.counts.open + found.counts.mailed;
  }
  for (const index of [kernel, plain])
    if (one.do === "put") index.put(one.vacancy);
    else if (one.do === "remove") index.remove(one.id, one.version);
    else index.hold(one.id);
  return 0;
}

const both = (portion?: number) => ({
  kernel: createKernelVacancyIndex(bareOccupations, currentModel, portion),
  plain: createPlainVacancyIndex(bareOccupations),
});

describe("the index of vacancies on its kernel", () => {
  it("is all the time what the plain index is, whatever it was told", { timeout: 120_000 }, () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 90 }), (steps) => {
        const { kernel, plain } = both();
        for (const one of steps) found += doBoth(kernel, plain, one);
        for (const one of ids) expect(kernel.find(one)).toEqual(plain.find(one));
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it(
    "counts in portions what stands at the end, whatever changed since",
    { timeout: 120_000 },
    () => {
      let found = 0;
      const changes = fc.array(step, { minLength: 10, maxLength: 60 });
      const askers = fc.array(wholeProfile, { minLength: 1, maxLength: 3 });
      const size = fc.integer({ min: 1, max: 4 });
      fc.assert(
        fc.property(changes, changes, askers, size, (before, meanwhile, profiles, portion) => {
          const { kernel, plain } = both(portion);
          for (const one of before) doBoth(kernel, plain, one);
          using held = new DisposableStack();
          const asked = profiles.map((profile) => scoredProfileOf(profile));
          const countings = asked.map((profile) => held.use(kernel.startCount(profile, measure)));
          for (const [n, one] of meanwhile.entries()) {
            if (n % 2 === 0) countings[n % countings.length]?.goOn();
            doBoth(kernel, plain, one);
          }
          for (const [n, counting] of countings.entries()) {
            const counts = counting.counts();
            const [profile] = asked.slice(n);
            if (profile === undefined) throw new Error("there are as many counts as profiles");
            expect(counts).toEqual(plain.startCount(profile, measure).counts());
            found += counts.open + counts.posted;
          }
        }),
        { numRuns: 300 },
      );
      expect(found).toBeGreaterThan(100);
    },
  );

  it(
    "answers as the plain index does among many, after a third were replaced",
    {
      timeout: 120_000,
    },
    () => {
      const { kernel, plain } = both();
      const many = fc.sample(wholeVacancy, { numRuns: 900, seed: 4 });
      const idAt = (n: number) => `3c6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
      const put = (vacancy: Vacancy | undefined, n: number, stands: number) => {
        if (vacancy === undefined) return;
        const state = { ...vacancy, vacancyId: idAt(n), aliases: [], version: stands };
        for (const index of [kernel, plain]) index.put(state);
      };
      for (const [n, vacancy] of many.entries()) put(vacancy, n, 1);
      let found = 0;
      const askAll = (seed: number) => {
        for (const profile of fc.sample(wholeProfile, { numRuns: 60, seed })) {
          const asked = { limit: 20, day: today };
          const answered = answer(kernel, profile, asked);
          expect(answered).toEqual(answer(plain, profile, asked));
          found += answered.ranked.eligible;
        }
      };
      askAll(5);
      for (let n = 0; n < many.length; n += 3) put(many[(n + 1) % many.length], n, 2);
      for (let n = 1; n < many.length; n += 9)
        for (const index of [kernel, plain]) index.remove(idAt(n), 3);
      askAll(6);
      expect(found).toBeGreaterThan(500);
    },
  );

  it("answers by a model that it was not made for, too", () => {
    const { kernel, plain } = both();
    const { profile, vacancy } = pairOf({ name: "", vacancy: { postedDay: today - 9 } });
    const wished = scoredProfileOf(profile);
    for (const index of [kernel, plain]) index.put(vacancy);
    const asked = { day: today, model: earlier };
    const ranked = kernel.rank(wished, asked, 5);
    expect(ranked).toEqual(plain.rank(wished, asked, 5));
    expect(ranked.best[0]?.score).not.toBe(kernel.rank(wished, measure, 5).best[0]?.score);
    expect(kernel.alertsFor(wished, asked)).toEqual(plain.alertsFor(wished, asked));
  });
});
