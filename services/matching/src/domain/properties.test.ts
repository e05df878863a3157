import {
  profileSchema,
  reasonsSchema,
  vacancySchema,
  type Profile,
  type Vacancy,
} from "@raakvlak/contracts";
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

/** Small pools, so that two sides often have something in common. */
const pool = (kind: string, size: number) =>
  fc.integer({ min: 1, max: size }).map((n) => `${kind}:c${n}`);
const occupation = fc.constantFrom(
  "occupation:account-manager",
  "occupation:key-account-manager",
  "occupation:sales-engineer",
);
const skill = pool("skill", 5);
const sector = pool("sector", 3);
const level = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
const weight = fc.integer({ min: 1, max: 15 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const some = <Value>(value: fc.Arbitrary<Value>, maxLength: number) =>
  fc.array(value, { maxLength });
const subset = <Value>(...values: Value[]) => fc.subarray(values);
const vector = fc.integer({ min: 0, max: 220_000 }).map(eastOf);
const seniority = optional(fc.integer({ min: 1, max: 5 }));
const hours = optional(
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
    .map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) })),
);
const contractKinds = subset("permanent" as const, "freelance" as const);
const language = fc.record({
  code: fc.constantFrom("nl", "en"),
  level: fc.constantFrom("A2" as const, "B2" as const, "C1" as const),
});
const competencies = <Value>(value: fc.Arbitrary<Value>) =>
  fc.dictionary(fc.constantFrom("hunting", "closing", "keeping-people", "finding-people"), value, {
    maxKeys: 4,
  });
const interestIn = (concept: fc.Arbitrary<string>) =>
  some(
    fc.record({
      concept,
      rawWeight: fc.integer({ min: 1, max: 60 }),
      lastDay: fc.integer({ min: today - 200, max: today + 2 }),
      evidence: fc.constant(1),
    }),
    3,
  );

const profile: fc.Arbitrary<Profile> = fc
  .record({
    places: some(
      fc.record({
        vector,
        label: fc.constantFrom("Oever", "Klif"),
        radiusKm: fc.integer({ min: 1, max: 200 }),
      }),
      3,
    ),
    workModes: subset("on-site" as const, "hybrid" as const, "remote" as const),
    officeDaysMaximum: optional(fc.integer({ min: 0, max: 5 })),
    contractKinds,
    hours,
    pay: optional(
      fc.record({
        minimum: fc.integer({ min: 0, max: 9_000 }),
        of: fc.constantFrom("fixed" as const, "on-target" as const),
      }),
    ),
    occupations: some(fc.record({ concept: occupation, weight }), 3),
    skills: some(fc.record({ concept: skill, weight, level }), 6),
    sectors: some(fc.record({ concept: sector, weight }), 3),
    roleFamily: optional(fc.constantFrom("seller" as const, "leader" as const, "either" as const)),
    competencies: competencies(fc.integer({ min: 0, max: 4 })),
    seniority,
    yearsOfExperience: optional(fc.integer({ min: 0, max: 40 })),
    languages: some(language, 3),
    interests: fc.record({
      occupations: interestIn(occupation),
      skills: interestIn(skill),
      sectors: interestIn(sector),
      places: fc.constant<Profile["interests"]["places"]>([]),
    }),
  })
  .map((overrides) => profileSchema.parse(pairOf({ name: "", profile: overrides }).profile));

const pay = fc.record({
  stated: fc.boolean(),
  fixedMax: optional(fc.integer({ min: 0, max: 9_000 })),
  variable: optional(fc.integer({ min: 0, max: 3_000 })),
});
const vacancy: fc.Arbitrary<Vacancy> = fc
  .record({
    places: some(vector.map(vacancyPlace), 3),
    workMode: optional(fc.constantFrom("on-site" as const, "hybrid" as const, "remote" as const)),
    officeDays: optional(fc.integer({ min: 0, max: 5 })),
    contractKinds,
    hours,
    pay,
    occupations: some(
      fc.record({ concept: occupation, confidence: fc.integer({ min: 0, max: 100 }) }),
      3,
    ),
    skills: some(
      fc.record({ concept: skill, need: fc.constantFrom("must" as const, "nice" as const), level }),
      6,
    ),
    languages: some(language, 2),
    yearsAsked: optional(fc.integer({ min: 0, max: 20 })),
    seniority,
    roleFamily: optional(fc.constantFrom("seller" as const, "leader" as const)),
    competencies: competencies(weight),
    sales: fc.record({
      sectors: some(sector, 3),
      newBusiness: optional(fc.integer({ min: 0, max: 100 })),
      teamSizeLed: optional(fc.integer({ min: 0, max: 3 })),
    }),
    postedDay: optional(fc.integer({ min: today - 90, max: today + 1 })),
  })
  .map((overrides) => vacancySchema.parse(pairOf({ name: "", vacancy: overrides }).vacancy));

const judge = (side: Profile, other: Vacancy) => oracle.judge(side, other, "recruiters", now);
/** The bare pair with these overrides on either side. */
const bare = (overrides: { profile?: Partial<Profile>; vacancy?: Partial<Vacancy> }) =>
  pairOf({ name: "", ...overrides });

describe("the score", () => {
  it("is whole, within its bounds, and the sum of its reasons, which the contract accepts", () => {
    let eligible = 0;
    fc.assert(
      fc.property(profile, vacancy, (side, other) => {
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
      fc.property(profile, vacancy, (side, other) => {
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
        profile,
        vacancy,
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
