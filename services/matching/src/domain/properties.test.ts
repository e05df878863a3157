import {
  profileSchema,
  reasonsSchema,
  vacancySchema,
  type Profile,
  type Vacancy,
} from "@raakvlak/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryProfile, arbitraryVacancy } from "./fixtures/arbitrary-pair.ts";
import { eastOf, now, oracle, pairOf, vacancyPlace, wishedPlace } from "./fixtures/bare-pair.ts";

const judge = (side: Profile, other: Vacancy) => oracle.judge(side, other, "recruiters", now);
/** The bare pair with these overrides on either side. */
const bare = (overrides: { profile?: Partial<Profile>; vacancy?: Partial<Vacancy> }) =>
  pairOf({ name: "", ...overrides });

describe("the score", () => {
  it("is whole, within its bounds, and the sum of its reasons, which the contract accepts", () => {
    let eligible = 0;
    fc.assert(
      fc.property(arbitraryProfile, arbitraryVacancy, (side, other) => {
        const judgement = judge(side, other);
        if (!judgement.eligible) return;
        eligible += 1;
        const { score, reasons } = judgement;
        expect(Number.isInteger(score) && score >= 0 && score <= 10_000).toBe(true);
        expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
        expect(reasonsSchema.parse(reasons)).toEqual(reasons);
      }),
      { numRuns: 1_500 },
    );
    // A property over pairs that never fit would prove nothing.
    expect(eligible).toBeGreaterThan(100);
  });

  it("does not depend on the order of any list, nor on repetitions", () => {
    const shuffled = <Value>(items: readonly Value[]) =>
      [...items, ...items.slice(0, 1)].toReversed();
    fc.assert(
      fc.property(arbitraryProfile, arbitraryVacancy, (side, other) => {
        const { occupations, skills, sectors, places } = side.interests;
        const turned: Profile = {
          ...side,
          places: side.places.toReversed(),
          workModes: shuffled(side.workModes),
          contractKinds: shuffled(side.contractKinds),
          occupations: shuffled(side.occupations),
          skills: shuffled(side.skills),
          sectors: shuffled(side.sectors),
          languages: shuffled(side.languages),
          interests: {
            occupations: occupations.toReversed(),
            skills: skills.toReversed(),
            sectors: sectors.toReversed(),
            places: places.toReversed(),
          },
        };
        const turnedVacancy: Vacancy = {
          ...other,
          places: other.places.toReversed(),
          contractKinds: shuffled(other.contractKinds),
          occupations: shuffled(other.occupations),
          skills: shuffled(other.skills),
          languages: shuffled(other.languages),
          sales: { ...other.sales, sectors: shuffled(other.sales.sectors) },
        };
        const { points: _, ...plain } = { points: [], ...judge(side, other) };
        expect(judge(turned, turnedVacancy)).toMatchObject(plain);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same when a factor is missing on the one side or on the other", () => {
    const without: [string, Partial<Profile>, Partial<Vacancy>][] = [
      ["skills", { skills: [] }, { skills: [] }],
      ["pay", { pay: undefined }, { pay: { stated: false } }],
      ["sectors", { sectors: [] }, {}],
      ["seniority", { seniority: undefined }, { seniority: undefined }],
      ["yearsOfExperience", { yearsOfExperience: undefined }, { yearsAsked: undefined }],
    ];
    fc.assert(
      fc.property(
        arbitraryProfile,
        arbitraryVacancy,
        fc.constantFrom(...without),
        (side, other, [name, less, lessSaid]) => {
          // Interests in what the vacancy no longer says would go too, and so would the rules on its sectors.
          const base: Profile = {
            ...side,
            interests: { occupations: [], skills: [], sectors: [], places: [] },
          };
          const said: Vacancy =
            name === "sectors"
              ? { ...other, sales: { ...other.sales, sectors: [] } }
              : { ...other, ...lessSaid };
          const here = judge({ ...base, ...less }, other);
          const there = judge(base, said);
          if (!here.eligible || !there.eligible) return;
          expect(there.reasons).toEqual(here.reasons);
        },
      ),
      { numRuns: 800 },
    );
  });
});

describe("what is not a number", () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])("%s never passes the contract", (x) => {
    const { profile: side, vacancy: other } = bare({
      profile: { places: [wishedPlace(30)] },
      vacancy: { places: [vacancyPlace(eastOf(0))] },
    });
    const odd = { x, y: 0, z: 0 };
    expect(profileSchema.safeParse({ ...side, places: [wishedPlace(30, odd)] }).success).toBe(
      false,
    );
    expect(vacancySchema.safeParse({ ...other, places: [vacancyPlace(odd)] }).success).toBe(false);
    expect(profileSchema.safeParse({ ...side, alertThreshold: x }).success).toBe(false);
  });
});
