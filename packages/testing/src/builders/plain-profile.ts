import type { Profile } from "@raakvlak/contracts";
import { utrecht } from "./utrecht.ts";

export function plainProfile(candidateId: string): Profile {
  return {
    candidateId,
    version: 1,
    purposes: {
      tailoring: true,
      alerts: { epoch: 1, since: "2026-01-05T09:00:00.000Z" },
      recruiters: true,
    },
    editedAt: "2026-01-05T09:00:00.000Z",
    places: [{ vector: utrecht, label: "Utrecht", radiusKm: 30 }],
    workModes: ["on-site", "hybrid"],
    officeDaysMaximum: 4,
    contractKinds: ["permanent"],
    hours: { min: 32, max: 40 },
    pay: { minimum: 3_200, of: "fixed" },
    occupations: [{ concept: "occupation:account-manager", weight: 12 }],
    skills: [
      { concept: "skill:cold-calling", weight: 6, level: 3 },
      { concept: "skill:negotiation", weight: 8, level: 2 },
    ],
    sectors: [{ concept: "sector:saas", weight: 5 }],
    roleFamily: "seller",
    competencies: { hunting: 3, closing: 3 },
    seniority: 3,
    yearsOfExperience: 5,
    languages: [{ code: "nl", level: "C2" }],
    excludedEmployers: [],
    excludedSectors: [],
    rules: [],
    hiddenVacancies: [],
    interests: { occupations: [], skills: [], sectors: [], places: [] },
    alertThreshold: 3_000,
  };
}
