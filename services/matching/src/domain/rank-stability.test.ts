import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Profile, Vacancy } from "@raakvlak/contracts";
import { arbitraryProfile, arbitraryVacancy } from "./fixtures/arbitrary-pair.ts";
import {
  bareOccupations,
  eastOf,
  now,
  pairOf,
  today,
  wishedPlace,
  vacancyPlace,
} from "./fixtures/bare-pair.ts";
import { currentModel } from "./models.ts";
import { createOracle } from "./oracle.ts";
import { changedModel, reachOf, stabilityOf } from "./rank-stability.ts";
import { presentFactors, scoreOf } from "./score.ts";
import { scoredProfileOf } from "./scored-profile.ts";
import { scoredVacancyOf } from "./scored-vacancy.ts";

const model = currentModel;
const { profile: bareProfile, vacancy: bareVacancy } = pairOf({ name: "" });
const idOf = (n: number) => `1a6b7c1e-0000-4000-8000-${String(n).padStart(12, "0")}`;
const directions = model.factors.flatMap(({ code: factor }) =>
  (["lower", "higher"] as const).map((weight) => ({ factor, weight })),
);

function idsBy(by: typeof model, vacancy: Vacancy, people: readonly Profile[], limit: number) {
  const oracle = createOracle(bareOccupations, by);
  const { best } = oracle.rankCandidates(vacancy, people, now, limit);
  return best.map(({ candidateId, score }) => ({ id: candidateId, score }));
}

/** The stability of a list of so many, and how often everybody had to be ranked anew for it. */
function look(vacancy: Vacancy, people: readonly Profile[], limit: number) {
  const listed = idsBy(model, vacancy, people, limit);
  const { eligible } = createOracle(bareOccupations, model).rankCandidates(vacancy, people, now, 0);
  let ranked = 0;
  const stability = stabilityOf({
    listed,
    isWhole: eligible === listed.length,
    model,
    factorsOf(id) {
      const profile = scoredProfileOf(
        people.find(({ candidateId }) => candidateId === id) as Profile,
      );
      const scored = scoredVacancyOf(vacancy, bareOccupations);
      return presentFactors({ profile, vacancy: scored, purpose: "recruiters", day: today, model });
    },
    rank(by, places) {
      ranked += 1;
      return idsBy(by, vacancy, people, places).map(({ id }) => id);
    },
  });
  return { listed, stability, ranked };
}

/** Somebody who rules nothing out: so that lists are long, and near each other. */
function wishful(person: Profile): Profile {
  const { skills, sectors, roleFamily, competencies, seniority, yearsOfExperience } = person;
  const occupations = [...bareProfile.occupations, ...person.occupations];
  const soft = { skills, sectors, roleFamily, competencies, seniority, yearsOfExperience };
  return { ...bareProfile, ...soft, occupations, interests: person.interests };
}

function open(offer: Vacancy): Vacancy {
  const { skills, sales, roleFamily, competencies, seniority, yearsAsked } = offer;
  return { ...bareVacancy, skills, sales, roleFamily, competencies, seniority, yearsAsked };
}

describe("the stability of a list", () => {
  it("is what ranking everybody anew by each changed model gives", () => {
    const seen = { order: 0, people: 0, holds: 0, byList: 0, byRanking: 0 };
    const crowd = fc.array(arbitraryProfile.map(wishful), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(
        crowd,
        arbitraryVacancy.map(open),
        fc.integer({ min: 1, max: 12 }),
        (all, offer, limit) => {
          const people = all.map((person, n) => ({ ...person, candidateId: idOf(n) }));
          const { listed, stability, ranked } = look(offer, people, limit);
          const top = Math.min(5, listed.length);
          const expected = directions.flatMap((change) => {
            const anew = idsBy(changedModel(model, change), offer, people, top);
            const places = anew.map(({ id }) => listed.findIndex((one) => one.id === id) + 1);
            return places.every((place, at) => place === at + 1) ? [] : [{ ...change, places }];
          });
          const told = stability.changes.map(({ factor, weight, places }) => ({
            factor,
            weight,
            places,
          }));
          expect(told).toEqual(expected);
          expect(stability).toMatchObject({ top, holds: expected.length === 0 });
          seen[stability.changes[0]?.changes ?? "holds"] += 1;
          seen[ranked > 0 ? "byRanking" : "byList"] += 1;
        },
      ),
      { numRuns: 400 },
    );
    // A property that never met one of these would prove nothing of it.
    expect(Object.entries(seen).filter(([, times]) => times < 5)).toEqual([]);
  });

  it("says by which factor two change places", () => {
    const near = { places: [wishedPlace(100, eastOf(0))] };
    const far = { places: [wishedPlace(100, eastOf(27_000))] };
    const vacancy = { ...bareVacancy, places: [vacancyPlace(eastOf(0))] };
    const people = [
      { ...bareProfile, ...near, occupations: weak },
      { ...bareProfile, ...far },
    ].map((person, n) => ({ ...person, candidateId: idOf(n) }));
    const { listed, stability, ranked } = look(vacancy, people, 10);
    expect(listed.map(({ score }) => score)).toEqual([8_000, 7_971]);
    expect(ranked).toBe(0);
    expect(stability).toEqual({
      top: 2,
      changePercent: 10,
      holds: false,
      changes: [
        { factor: "occupation", weight: "higher", changes: "order", places: [2, 1] },
        { factor: "distance", weight: "lower", changes: "order", places: [2, 1] },
      ],
    });
  });

  it("of nobody and of one holds", () => {
    expect(look(bareVacancy, [], 10).stability).toMatchObject({ top: 0, holds: true });
    expect(look(bareVacancy, [bareProfile], 10).stability).toMatchObject({ top: 1, holds: true });
  });
});

const weak = [
  { concept: "occupation:account-manager", weight: 1 },
  { concept: "occupation:buyer", weight: 15 },
];

it("no changed weight lifts a score above its reach, which rises with the score", () => {
  const factors = fc.array(
    fc.record({
      weight: fc.integer({ min: 1, max: 40 }),
      fit: fc.oneof(fc.constantFrom(0, 10_000), fc.integer({ min: 0, max: 10_000 })),
    }),
    { minLength: 1, maxLength: 8 },
  );
  let closest = 10_000;
  fc.assert(
    fc.property(factors, fc.nat(), fc.constantFrom(9, 11), (present, pick, tenths) => {
      const at = pick % present.length;
      const changed = present.map(({ weight, fit }, n) => ({
        weight: weight * (n === at ? tenths : 10),
        fit,
      }));
      const reach = reachOf(scoreOf(present));
      expect(scoreOf(changed)).toBeLessThanOrEqual(reach);
      if (present.length > 1) closest = Math.min(closest, reach - scoreOf(changed));
    }),
    { numRuns: 5_000 },
  );
  // It is close: a looser one would rank everybody anew more often than it must.
  expect(closest).toBeLessThan(5);
  for (let score = 1; score <= 10_000; score += 1)
    expect(reachOf(score)).toBeGreaterThanOrEqual(reachOf(score - 1));
});
