import type { Profile, Vacancy } from "@raakvlak/contracts";
import { createOracle, currentModel } from "@raakvlak/matching/oracle";
import { aProfile, aVacancy } from "@raakvlak/testing";
import { relatedOccupations } from "@raakvlak/vocabulary";
import { expect, it } from "vitest";
import { makeWorld, type Truth, type World } from "../world/world.ts";
import { bm25 } from "./bm25.ts";
import { tabulate, weigh, weightsOf } from "./factor-table.ts";
import { notListed } from "./pair-scores.ts";
import { xingRules } from "./xing-rules.ts";

const world = makeWorld({ seed: 2, candidates: 25, vacancies: 120 });

it("weighs the table to the very scores that matching's oracle gives, and lists the same pairs", () => {
  const oracle = createOracle(relatedOccupations);
  const scores = weigh(tabulate(world, world.open, currentModel), weightsOf(currentModel));
  const now = new Date(world.today * 86_400_000);
  let listed = 0;
  for (const [candidate, profile] of world.profiles.entries())
    for (const [at, vacancy] of world.open.vacancies.entries()) {
      const judgement = oracle.judge(profile, vacancy, "alerts", now);
      const expected = judgement.eligible ? judgement.score : notListed;
      expect(scores[candidate]?.[at]).toBe(expected);
      if (judgement.eligible) listed += 1;
    }
  expect(listed).toBeGreaterThan(50);
});

it("leaves out what has no weight, and scores 0 where nothing is left", () => {
  const table = {
    candidates: 1,
    vacancies: 2,
    codes: ["occupation", "pay"] as const,
    pairs: [
      { candidate: 0, vacancy: 0 },
      { candidate: 0, vacancy: 1 },
    ],
    fits: Int16Array.of(6_000, 9_000, -1, 5_000),
  };
  expect(weigh(table, { occupation: 2, pay: 1 })).toEqual([Float64Array.of(7_000, 5_000)]);
  expect(weigh(table, { occupation: 2 })).toEqual([Float64Array.of(6_000, 0)]);
});

function worldOf(profile: Partial<Profile>, ...vacancies: Partial<Vacancy>[]): [World, Truth] {
  const truth: Truth = {
    vacancies: vacancies.map((vacancy) => aVacancy(vacancy)),
    grades: [],
    reactions: [],
  };
  const own: World = { ...world, profiles: [aProfile(profile)], open: truth };
  return [own, truth];
}

const utrecht = { vector: { x: 1, y: 0, z: 0 }, label: "Utrecht", country: "NL" };
const groningen = { ...utrecht, label: "Groningen" };
const offers: Partial<Vacancy> = {
  occupations: [{ concept: "occupation:account-manager", confidence: 90 }],
  skills: [{ concept: "skill:crm", need: "must" }],
  sales: { sectors: ["sector:saas"] },
  places: [utrecht],
  seniority: 3,
};
const wishes: Partial<Profile> = {
  occupations: [{ concept: "occupation:account-manager", weight: 5 }],
  skills: [{ concept: "skill:crm", weight: 5 }],
  sectors: [{ concept: "sector:saas", weight: 5 }],
  places: [{ ...utrecht, radiusKm: 30 }],
  seniority: 3,
};

it.each<{ name: string; vacancy: Partial<Vacancy>; profile?: Partial<Profile>; points: number }>([
  // Title 1 × 3, tags (occupation and skill) 2 × 2, discipline and region 2, industry and region 1.
  { name: "everything", vacancy: offers, points: 10 },
  { name: "another province", vacancy: { ...offers, places: [groningen] }, points: 7 },
  { name: "another sector", vacancy: { ...offers, sales: { sectors: [] } }, points: 9 },
  // Close by the taxonomy: no shared id of a title, one tag (the skill), the discipline, the industry.
  {
    name: "a close occupation",
    vacancy: {
      ...offers,
      occupations: [{ concept: "occupation:key-account-manager", confidence: 90 }],
    },
    points: 5,
  },
  { name: "another career level", vacancy: { ...offers, seniority: 4 }, points: notListed },
  { name: "unsaid is level 3", vacancy: { ...offers, seniority: undefined }, points: 10 },
  { name: "unsaid on both sides", vacancy: offers, profile: { seniority: undefined }, points: 10 },
])("XING's rules: $name", ({ vacancy, profile, points }) => {
  const [own, truth] = worldOf({ ...wishes, ...profile }, vacancy);
  expect(xingRules(own, truth, { careerLevel: true })[0]?.[0]).toBe(points);
});

it("finds by BM25 what has the words of the wishes, rare ones first, and nothing without them", () => {
  const title = (text: string): Partial<Vacancy> => ({
    title: text,
    text,
    occupations: [],
    skills: [],
    sales: { sectors: [] },
  });
  const [own, truth] = worldOf(
    { ...wishes, skills: [], places: [], sectors: [] },
    title("accountmanager"),
    title("makelaar"),
    title("wij zoeken een makelaar of een accountmanager met veel ervaring in de regio"),
  );
  const [row] = bm25(own, truth, { learnt: false });
  expect(row?.[1]).toBe(notListed);
  expect(row?.[0]).toBeGreaterThan(row?.[2] ?? 0);
  expect(row?.[2]).toBeGreaterThan(0);
});
