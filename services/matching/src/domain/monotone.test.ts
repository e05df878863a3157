import type { Profile, Vacancy } from "@raakvlak/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  eastOf,
  now,
  oracle,
  pairOf,
  today,
  vacancyPlace,
  wishedPlace,
} from "./fixtures/bare-pair.ts";

const scoreOf = (side: Profile, other: Vacancy): number => {
  const judgement = oracle.judge(side, other, "recruiters", now);
  return judgement.eligible ? judgement.score : -1;
};
/** The bare pair with these overrides on either side. */
const bare = (overrides: { profile?: Partial<Profile>; vacancy?: Partial<Vacancy> }) =>
  pairOf({ name: "", ...overrides });

describe("monotone", () => {
  it("nearer never scores less", () => {
    const metres = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        const at = (distance: number) =>
          bare({
            profile: { places: [wishedPlace(200)] },
            vacancy: { places: [vacancyPlace(eastOf(distance))] },
          });
        const near = at(Math.min(a, b));
        const far = at(Math.max(a, b));
        expect(scoreOf(near.profile, near.vacancy)).toBeGreaterThanOrEqual(
          scoreOf(far.profile, far.vacancy),
        );
      }),
    );
  });

  it("more pay never scores less, and never makes ineligible", () => {
    const euros = fc.integer({ min: 0, max: 20_000 });
    const of = fc.constantFrom("fixed" as const, "on-target" as const);
    fc.assert(
      fc.property(euros, euros, euros, of, (a, b, minimum, kind) => {
        const at = (fixedMax: number) =>
          bare({
            profile: { pay: { minimum, of: kind } },
            vacancy: { pay: { stated: true, fixedMax } },
          });
        const less = at(Math.min(a, b));
        const more = at(Math.max(a, b));
        expect(scoreOf(more.profile, more.vacancy)).toBeGreaterThanOrEqual(
          scoreOf(less.profile, less.vacancy),
        );
      }),
    );
  });

  it("newer never scores less", () => {
    const day = fc.integer({ min: today - 100, max: today + 3 });
    fc.assert(
      fc.property(day, day, (a, b) => {
        const newer = bare({ vacancy: { postedDay: Math.max(a, b) } });
        const older = bare({ vacancy: { postedDay: Math.min(a, b) } });
        expect(scoreOf(newer.profile, newer.vacancy)).toBeGreaterThanOrEqual(
          scoreOf(older.profile, older.vacancy),
        );
      }),
    );
  });
});
