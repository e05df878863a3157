import { expect, it, test } from "vitest";
import { rankingRequestSchema } from "./ranked-candidates.ts";
import { standingSearchSchema } from "./standing-search.ts";

const occupations = ["occupation:account-manager"];
const vector = { x: 1, y: 0, z: 0 };

it("asks nothing that was not said", () => {
  expect(standingSearchSchema.parse({ occupations })).toEqual({
    occupations,
    skills: [],
    places: [],
    remoteCountries: [],
    contractKinds: [],
    languages: [],
    competencies: {},
    sectors: [],
  });
});

it("takes two skills instead of an occupation", () => {
  const skills = ["skill:cold-calling", "skill:crm"].map((concept) => ({ concept, need: "must" }));
  expect(standingSearchSchema.safeParse({ skills }).success).toBe(true);
});

test.each<[string, object]>([
  ["occupations", {}],
  ["occupations", { skills: [{ concept: "skill:crm", need: "must" }] }],
  ["occupations", { occupations: ["a", "b", "c", "d"].map((name) => `occupation:${name}`) }],
  ["occupations.0", { occupations: ["account manager"] }],
  ["skills.0.need", { occupations, skills: [{ concept: "skill:crm", need: "perhaps" }] }],
  ["places.0.vector", { occupations, places: [{ vector: { ...vector, y: 1 }, label: "Oever" }] }],
  [
    "places.0.vector.x",
    { occupations, places: [{ vector: { ...vector, x: Number.NaN }, label: "Oever" }] },
  ],
  ["hours.min", { occupations, hours: { min: 40, max: 24 } }],
  ["pay.fixedMin", { occupations, pay: { fixedMin: 4_000, fixedMax: 3_000 } }],
  ["pay.onTarget", { occupations, pay: { onTarget: 1e12 } }],
  ["seniority", { occupations, seniority: 2.5 }],
  ["languages.0.code", { occupations, languages: [{ code: "Dutch", level: "C1" }] }],
  ["competencies.hunting", { occupations, competencies: { hunting: 0 } }],
  ["employerId", { occupations, employerId: "" }],
])("a fault in %s is named: %j", (field, search) => {
  const { error } = standingSearchSchema.safeParse(search);
  expect(error?.issues.map(({ path }) => path.join("."))).toContain(field);
});

test.each<[string, unknown]>([
  ["charm", { kind: "search", search: { occupations, competencies: { charm: 3 } } }],
  ["ocupations", { kind: "search", search: { occupations, ocupations: [] } }],
  ["limit", { kind: "vacancy", vacancyId: "2b6b7c1e-0000-4000-8000-000000000001", limit: 5 }],
])("what is unknown is refused by its name: %s", (name, request) => {
  const { error } = rankingRequestSchema.safeParse(request);
  expect(JSON.stringify(error?.issues)).toContain(name);
});

it("is for a vacancy or a search, and for nothing else", () => {
  const { error } = rankingRequestSchema.safeParse({ kind: "radar", search: { occupations } });
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual(["kind"]);
});
