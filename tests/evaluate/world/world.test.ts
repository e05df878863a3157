import { profileSchema, vacancySchema } from "@raakvlak/contracts";
import { createSeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { relatedOccupations } from "@raakvlak/vocabulary";
import { expect, it } from "vitest";
import { foldInterests, type Act } from "./fold-interests.ts";
import { inventMarket } from "./job-market.ts";
import { alike } from "./latent.ts";
import { responses } from "./response.ts";
import { makeWorld } from "./world.ts";

const small = { seed: 3, candidates: 40, vacancies: 150 };
const world = makeWorld(small);

it("is the same for the same seed, and another for another", () => {
  const tiny = { seed: 3, candidates: 10, vacancies: 30 };
  expect(makeWorld(tiny)).toEqual(makeWorld(tiny));
  expect(makeWorld({ ...tiny, seed: 4 }).profiles).not.toEqual(makeWorld(tiny).profiles);
});

it("consists of what the contracts allow", () => {
  const vacancies = [...world.open.vacancies, ...world.coming.vacancies];
  expect(vacancies).toHaveLength(2 * small.vacancies);
  for (const vacancy of vacancies) expect(vacancySchema.parse(vacancy)).toEqual(vacancy);
  for (const profile of world.profiles) expect(profileSchema.parse(profile)).toEqual(profile);
});

it("has wishes that leave things out and people who moved on without a word", () => {
  const { profiles, facts } = world;
  const says = (has: (profile: (typeof profiles)[number]) => boolean) =>
    profiles.filter(has).length;
  for (const said of [
    says(({ pay }) => pay !== undefined),
    says(({ sectors }) => sectors.length > 0),
    says(({ interests }) => Object.values(interests).flat().length > 0),
  ]) {
    expect(said).toBeGreaterThan(small.candidates / 5);
    expect(said).toBeLessThan(small.candidates);
  }
  expect(facts.outdated).toBeGreaterThan(0);
  expect(facts.outdated).toBeLessThan(facts.movedOn);
});

it("finds most vacancies unappealing and a few worth applying to", () => {
  const reactions = world.coming.reactions.flatMap((row) => [...row]);
  const share = (name: (typeof responses)[number]) =>
    reactions.filter((reaction) => responses[reaction] === name).length / reactions.length;
  expect(share("dismissed")).toBeGreaterThan(0.4);
  expect(share("applied")).toBeGreaterThan(0);
  expect(share("applied")).toBeLessThan(0.03);
});

it("makes occupations that the taxonomy calls close alike on average, and by different amounts", () => {
  const { occupations } = inventMarket(createSeededRandom(9));
  const close: number[] = [];
  const others: number[] = [];
  for (const a of occupations)
    for (const b of occupations)
      if (a !== b)
        (relatedOccupations(a.id).includes(b.id) ? close : others).push(alike(a.work, b.work));
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(close)).toBeGreaterThan(mean(others) + 0.25);
  expect(Math.max(...close) - Math.min(...close)).toBeGreaterThan(0.5);
});

const saas = {
  ...world.open.vacancies[0],
  workMode: "on-site" as const,
  places: [],
  occupations: [{ concept: "occupation:account-manager", confidence: 90 }],
  skills: [
    { concept: "skill:crm", need: "must" as const },
    { concept: "skill:negotiation", need: "nice" as const },
  ],
  sales: { sectors: ["sector:saas"] },
} as Act["vacancy"];
const retail = { ...saas, sales: { sectors: ["sector:retail"] } };

it.each<{ name: string; acts: Act[]; occupation?: [number, number, number]; retail?: number }>([
  { name: "a glance says nothing", acts: [viewed(saas, 100, "glance")] },
  { name: "read 1", acts: [viewed(saas, 100, "read")], occupation: [1, 100, 1] },
  // 10 × ½ after 30 days, and 5: as of the later day.
  {
    name: "applied, and saved another 30 days later",
    acts: [did("saved", retail, 130), did("applied", saas, 100)],
    occupation: [10, 130, 2],
    retail: 5,
  },
  // 5 − 3 on the same day; then −3 more leaves nothing.
  {
    name: "a dismissal takes away",
    acts: [did("saved", saas, 100), did("dismissed", saas, 100)],
    occupation: [2, 100, 2],
  },
  {
    name: "never below nothing",
    acts: [
      did("dismissed", saas, 100),
      did("dismissed", saas, 100),
      viewed(retail, 100, "studied"),
    ],
    occupation: [2, 100, 3],
    retail: 2,
  },
])("folds behaviour: $name", ({ acts, occupation, retail: inRetail }) => {
  const interests = foldInterests(acts, 140);
  expect(interests.occupations).toEqual(
    occupation === undefined
      ? []
      : [
          {
            concept: "occupation:account-manager",
            rawWeight: occupation[0],
            lastDay: occupation[1],
            evidence: occupation[2],
          },
        ],
  );
  // What is only nice to have is not what the vacancy is about.
  expect(interests.skills.map(({ concept }) => concept)).toEqual(occupation ? ["skill:crm"] : []);
  const found = interests.sectors.find(({ concept }) => concept === "sector:retail");
  expect(found?.rawWeight).toBe(inRetail);
});

function did(kind: "saved" | "applied" | "dismissed", of: Act["vacancy"], day: number): Act {
  return { kind, vacancy: of, day };
}

function viewed(of: Act["vacancy"], day: number, dwell: "glance" | "read" | "studied"): Act {
  return { kind: "viewed", dwell, vacancy: of, day };
}
