import type { Profile, Vacancy } from "@raakvlak/contracts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { pointSchema } from "@raakvlak/contracts";
import { arbitraryProfile, arbitraryVacancy } from "./fixtures/arbitrary-pair.ts";
import {
  bareOccupations,
  eastOf,
  pairOf,
  today,
  vacancyPlace,
  wishedPlace,
} from "./fixtures/bare-pair.ts";
import { currentModel } from "./models.ts";
import { pointsOf } from "./points.ts";
import { scoredProfileOf } from "./scored-profile.ts";
import { scoredVacancyOf } from "./scored-vacancy.ts";

interface Asked {
  readonly point: string;
  readonly vacancy: Partial<Vacancy>;
  readonly asked: string;
  readonly met: [Partial<Profile>, has: string];
  readonly notMet: [Partial<Profile>, has: string];
  /** Says nothing of it. */
  readonly noData?: Partial<Profile>;
}

const here = vacancyPlace(eastOf(0));
const inCountry = (country: string) => ({ places: [{ ...wishedPlace(30), country }] });
const wish = (concept: string) => [{ concept, weight: 5 }];

/** Everything that a vacancy can ask, with a candidate who has it, one who has not, and one who did not say. */
const table: Asked[] = [
  {
    point: "occupation",
    vacancy: { occupations: [{ concept: "occupation:key-account-manager", confidence: 95 }] },
    asked: "occupation:key-account-manager",
    met: [{}, "occupation:account-manager"],
    notMet: [{ occupations: wish("occupation:buyer") }, "no"],
    noData: { occupations: [] },
  },
  {
    point: "role-family",
    vacancy: { sales: { sectors: [], teamSizeLed: 4 } },
    asked: "leader",
    met: [{ roleFamily: "either" }, "either"],
    notMet: [{ roleFamily: "seller" }, "seller"],
  },
  {
    point: "sector",
    vacancy: { sales: { sectors: ["sector:saas", "sector:retail"] } },
    asked: "sector:retail sector:saas",
    met: [{ sectors: wish("sector:saas") }, "sector:saas"],
    notMet: [{ sectors: wish("sector:energy") }, "no"],
  },
  {
    point: "skill:crm",
    vacancy: { skills: [{ concept: "skill:crm", need: "must", level: 3 }] },
    asked: "must 3",
    met: [{ skills: [{ concept: "skill:crm", weight: 1, level: 3 }] }, "3"],
    notMet: [{ skills: [{ concept: "skill:crm", weight: 15, level: 2 }] }, "2"],
  },
  {
    point: "skill:crm",
    vacancy: { skills: [{ concept: "skill:crm", need: "nice" }] },
    asked: "nice",
    met: [{ skills: wish("skill:crm") }, "yes"],
    notMet: [{ skills: wish("skill:negotiation") }, "no"],
  },
  {
    point: "seniority",
    vacancy: { seniority: 4 },
    asked: "4",
    met: [{ seniority: 5 }, "5"],
    notMet: [{ seniority: 3 }, "3"],
  },
  {
    point: "years",
    vacancy: { yearsAsked: 5 },
    asked: "5",
    met: [{ yearsOfExperience: 5 }, "5"],
    notMet: [{ yearsOfExperience: 4 }, "4"],
  },
  {
    point: "language:de",
    vacancy: { languages: [{ code: "de", level: "B2" }] },
    asked: "B2",
    met: [{ languages: [{ code: "de", level: "C1" }] }, "C1"],
    notMet: [{ languages: [{ code: "nl", level: "C2" }] }, "no"],
  },
  {
    point: "competency:keeping-people",
    vacancy: { roleFamily: "leader", competencies: { "keeping-people": 5 } },
    asked: "3",
    met: [{ competencies: { "keeping-people": 4 } }, "4"],
    notMet: [{ competencies: { closing: 4 } }, "0"],
  },
  {
    point: "contract",
    vacancy: { contractKinds: ["permanent", "temporary"] },
    asked: "permanent temporary",
    met: [{ contractKinds: ["permanent"] }, "permanent"],
    notMet: [{ contractKinds: ["freelance"] }, "freelance"],
  },
  {
    point: "work-mode",
    vacancy: { workMode: "hybrid" },
    asked: "hybrid",
    met: [{ workModes: ["hybrid", "remote"] }, "hybrid remote"],
    notMet: [{ workModes: ["remote"] }, "remote"],
  },
  {
    point: "office-days",
    vacancy: { officeDays: 3 },
    asked: "3",
    met: [{ officeDaysMaximum: 3 }, "3"],
    notMet: [{ officeDaysMaximum: 2 }, "2"],
  },
  {
    point: "hours",
    vacancy: { hours: { min: 32, max: 40 } },
    asked: "32-40",
    met: [{ hours: { min: 24, max: 32 } }, "24-32"],
    notMet: [{ hours: { min: 16, max: 24 } }, "16-24"],
  },
  {
    point: "pay:fixed",
    vacancy: { pay: { stated: true, fixedMax: 4_000, variable: 1_000 } },
    asked: "4000",
    met: [{ pay: { minimum: 4_000, of: "fixed" } }, "4000"],
    notMet: [{ pay: { minimum: 4_001, of: "fixed" } }, "4001"],
  },
  {
    point: "distance",
    vacancy: { places: [here] },
    asked: "20",
    met: [{ places: [wishedPlace(20, eastOf(15_000))] }, "15"],
    notMet: [{ places: [wishedPlace(20, eastOf(25_000))] }, "25"],
  },
  {
    point: "remote-country",
    vacancy: { workMode: "remote", remoteCountries: ["NL", "BE"] },
    asked: "BE NL",
    met: [inCountry("NL"), "NL"],
    notMet: [inCountry("DE"), "no"],
    noData: { places: [wishedPlace(30)] },
  },
];

function pointIn(point: string, sides: { profile: Partial<Profile>; vacancy: Partial<Vacancy> }) {
  const { profile, vacancy } = pairOf({ name: "", ...sides });
  const pair = {
    profile: scoredProfileOf(profile),
    vacancy: scoredVacancyOf(vacancy, bareOccupations),
    purpose: "recruiters" as const,
    day: today,
    model: currentModel,
  };
  return pointsOf(pair).find((one) => one.point === point);
}

it.each(table)("$point asked as $asked is met, not met or without data", (row) => {
  const { point, vacancy, asked, met, notMet, noData = {} } = row;
  const found = (profile: Partial<Profile>) => pointIn(point, { profile, vacancy });
  expect(found(met[0])).toEqual({ point, verdict: "met", asked, has: met[1] });
  expect(found(notMet[0])).toEqual({ point, verdict: "not-met", asked, has: notMet[1] });
  expect(found(noData)).toMatchObject({ point, verdict: "no-data" });
  expect(found(noData)?.has).toBeUndefined();
});

it.each(table)("$point is no point where it is not asked", ({ point, met }) => {
  const nothing = { occupations: [], places: [] };
  expect(pointIn(point, { profile: met[0], vacancy: nothing })).toBeUndefined();
});

it("education is asked by vacancies and said by nobody", () => {
  expect(pointIn("education", { profile: {}, vacancy: { education: "hbo" } })).toEqual({
    point: "education",
    verdict: "no-data",
    asked: "hbo",
  });
});

it("each point is there once and fits the contract", () => {
  fc.assert(
    fc.property(arbitraryProfile, arbitraryVacancy, (profile, vacancy) => {
      const points = pointsOf({
        profile: scoredProfileOf(profile),
        vacancy: scoredVacancyOf(vacancy, bareOccupations),
        purpose: "recruiters",
        day: today,
        model: currentModel,
      });
      for (const point of points) expect(pointSchema.parse(point)).toEqual(point);
      expect(new Set(points.map(({ point }) => point)).size).toBe(points.length);
    }),
  );
});
