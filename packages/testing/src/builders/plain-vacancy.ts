import type { Vacancy } from "@raakvlak/contracts";
import { utrecht } from "./utrecht.ts";

const text =
  "Als accountmanager bouw je aan een portefeuille van vijftig mkb-klanten in de regio Utrecht. " +
  "Je belt, bezoekt en onderhandelt, en werkt twee dagen per week thuis.";

export function plainVacancy(vacancyId: string, n: number): Vacancy {
  return {
    vacancyId,
    organisationId: "lantaarn",
    version: 1,
    status: "open",
    aliases: [],
    title: `Accountmanager mkb ${n}`,
    employer: { id: "zonnewijzer-software", name: "Zonnewijzer Software" },
    sources: [{ source: "zonnewijzer", externalId: String(n) }],
    text,
    html: `<p>${text}</p>`,
    language: "nl",
    places: [
      {
        vector: utrecht,
        label: "Utrecht",
        municipality: "Utrecht",
        province: "Utrecht",
        country: "NL",
      },
    ],
    workMode: "hybrid",
    officeDays: 3,
    remoteCountries: [],
    contractKinds: ["permanent"],
    hours: { min: 32, max: 40 },
    pay: {
      stated: true,
      fixedMin: 3_400,
      fixedMax: 4_300,
      period: "month",
      words: "€ 3.400 – € 4.300 per maand",
    },
    occupations: [{ concept: "occupation:account-manager", confidence: 95 }],
    skills: [
      { concept: "skill:negotiation", need: "must" },
      { concept: "skill:cold-calling", need: "nice" },
    ],
    languages: [{ code: "nl", level: "C1" }],
    seniority: 3,
    roleFamily: "seller",
    competencies: { hunting: 8, closing: 6 },
    sales: { market: "b2b", sectors: ["sector:saas"] },
    postedDay: 20_458,
    origin: {},
    findings: [],
  };
}
