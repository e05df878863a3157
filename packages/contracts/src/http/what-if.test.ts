import { expect, test } from "vitest";
import { competencySchema } from "../vocabulary/work-terms.ts";
import { whatIfMaximumBytes, whatIfSchema } from "./what-if.ts";

const times = <Item>(count: number, item: (n: number) => Item) =>
  Array.from({ length: count }, (_, n) => item(n));
/** As long as a concept may be. */
const concept = (kind: string, n: number) => `${kind}:${String(n).padEnd(79 - kind.length, "x")}`;
const employer = (n: number) => String(n).padEnd(80, "x");

const largest = {
  wishes: {
    availableFrom: 20_780,
    places: times(3, () => ({
      vector: { x: 0.617_213_399_1, y: 0.617_213_399_2, z: 0.487_950_036_3 },
      label: "€".repeat(80),
      radiusKm: 200,
      country: "NL",
    })),
    workModes: ["on-site", "hybrid", "remote"],
    officeDaysMaximum: 5,
    contractKinds: ["permanent", "temporary", "freelance", "secondment", "traineeship", "side-job"],
    hours: { min: 32, max: 40 },
    pay: { minimum: 100_000, of: "on-target" },
    occupations: times(8, (n) => ({ concept: concept("occupation", n), weight: 15 })),
    skills: times(24, (n) => ({ concept: concept("skill", n), weight: 15, level: 4 })),
    sectors: times(10, (n) => ({ concept: concept("sector", n), weight: 15 })),
    roleFamily: "either",
    competencies: Object.fromEntries(competencySchema.options.map((key) => [key, 4])),
    seniority: 5,
    yearsOfExperience: 60,
    languages: ["nl", "en", "de", "fr", "es", "it"].map((code) => ({ code, level: "C2" })),
    excludedEmployers: times(50, employer),
    excludedSectors: times(20, (n) => concept("sector", n)),
    alertThreshold: 10_000,
  },
  rules: times(50, (n) => ({ kind: "occupation", value: concept("occupation", n), day: 20_780 })),
  hiddenVacancies: times(500, (n) => `2d6b7c1e-0000-4000-8000-${String(n).padStart(12, "0")}`),
  widerByKm: 100,
  limit: 50,
};

test("the largest question that there can be is shorter than a body may be, with room for spaces", () => {
  expect(whatIfSchema.safeParse(largest).error?.issues).toBeUndefined();
  const bytes = new TextEncoder().encode(JSON.stringify(largest)).length;
  expect(bytes).toBeGreaterThan(30_000);
  expect(bytes).toBeLessThan(whatIfMaximumBytes * 0.75);
});

test.each(Object.entries({ rules: 50, hiddenVacancies: 500 }))(
  "it has all the %s that may be",
  (key, most) => {
    const more = { ...largest, [key]: [...largest[key as "rules"], largest[key as "rules"][0]] };
    expect(whatIfSchema.safeParse(more).error?.issues[0]).toMatchObject({
      path: [key],
      maximum: most,
    });
  },
);
