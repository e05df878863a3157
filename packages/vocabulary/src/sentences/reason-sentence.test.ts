import { localeSchema, reasonSchema, type Reason } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { reasonSentence } from "./reason-sentence.ts";

const reason = <Code extends Reason["code"]>(
  code: Code,
  values: Extract<Reason, { code: Code }>["values"],
): Reason => reasonSchema.parse({ code, contribution: 100, values });

const km = "occupation:key-account-manager";
const am = "occupation:account-manager";

const cases: readonly (readonly [Reason, string, string])[] = [
  [
    reason("occupation", { wished: am, offered: am, relation: "own" }),
    "Het werk dat je zoekt: accountmanager",
    "The work you are looking for: account manager",
  ],
  [
    reason("occupation", { wished: am, offered: km, relation: "related" }),
    "Key accountmanager ligt dicht bij accountmanager, het werk dat je zoekt",
    "Key account manager is close to account manager, the work you are looking for",
  ],
  [
    reason("skills", {
      matched: ["skill:salesforce", "skill:negotiation"],
      mustAsked: 4,
      mustMatched: 2,
      niceAsked: 0,
      niceMatched: 0,
    }),
    "Je hebt 2 van de 4 gevraagde vaardigheden: Salesforce en onderhandelen",
    "You have 2 of the 4 skills asked for: Salesforce and negotiation",
  ],
  [
    reason("skills", {
      matched: ["skill:crm"],
      mustAsked: 2,
      mustMatched: 1,
      niceAsked: 3,
      niceMatched: 0,
    }),
    "Je hebt 1 van de 2 gevraagde vaardigheden: CRM-systemen",
    "You have 1 of the 2 skills asked for: CRM systems",
  ],
  [
    reason("skills", {
      matched: ["skill:crm", "skill:negotiation"],
      mustAsked: 1,
      mustMatched: 1,
      niceAsked: 3,
      niceMatched: 1,
    }),
    "Je hebt de gevraagde vaardigheid en 1 van de 3 vaardigheden die een pre zijn: CRM-systemen en onderhandelen",
    "You have the skill asked for and 1 of the 3 skills that are an advantage: CRM systems and negotiation",
  ],
  [
    reason("skills", {
      matched: ["skill:crm"],
      mustAsked: 2,
      mustMatched: 0,
      niceAsked: 1,
      niceMatched: 1,
    }),
    "Je hebt de vaardigheid die een pre is: CRM-systemen; van de 2 gevraagde nog geen",
    "You have the skill that is an advantage: CRM systems; none of the 2 required yet",
  ],
  [
    reason("experience", { seniority: { asked: 4, has: 4 } }),
    "Ze zoeken iemand op het niveau senior, net als jij",
    "They want someone of your level: senior",
  ],
  [
    reason("experience", {
      seniority: { asked: 4, has: 3 },
      competencies: { family: "leader", strong: ["developing-people"], asked: 3 },
    }),
    "Ze zoeken iemand op het niveau senior, jij bent medior; je bent sterk in 1 van de 3 gevraagde leidinggevende kwaliteiten: mensen ontwikkelen",
    "They ask for senior, you are mid-level; you are strong in 1 of the 3 leadership qualities asked for: developing people",
  ],
  [
    reason("experience", { competencies: { family: "seller", strong: ["closing"], asked: 1 } }),
    "Je bent sterk in de gevraagde verkoopkwaliteit: deals sluiten",
    "You are strong in the sales quality asked for: closing deals",
  ],
  [
    reason("experience", {}),
    "Je ervaring past bij deze functie",
    "Your experience suits this role",
  ],
  [
    reason("sector", { concept: "sector:saas" }),
    "In een branche die je koos: software en SaaS",
    "In a sector you chose: software and SaaS",
  ],
  [
    reason("distance", { km: 12, from: "Utrecht", remote: false }),
    "12 km van Utrecht",
    "12 km from Utrecht",
  ],
  [
    reason("distance", { km: 0, from: "Utrecht", remote: false }),
    "In of vlak bij Utrecht",
    "In or right next to Utrecht",
  ],
  [
    reason("distance", { remote: true }),
    "Op afstand: je werkt vanaf de plek die jou past",
    "Remote: you work from wherever suits you",
  ],
  [
    reason("pay", { offered: 4_200, minimum: 3_800, of: "fixed" }),
    "Het hoogste genoemde bedrag is €\u00a04.200 vast per maand, je vroeg minimaal €\u00a03.800",
    "The most it states is €4,200 fixed a month, you asked for at least €3,800",
  ],
  [
    reason("pay", { offered: 7_500, minimum: 6_000, of: "on-target" }),
    "Het hoogste genoemde bedrag is €\u00a07.500 per maand bij behaalde targets, je vroeg minimaal €\u00a06.000",
    "The most it states is €7,500 a month on target, you asked for at least €6,000",
  ],
  [
    reason("interest", { concepts: ["sector:energy", "place:utrecht"] }),
    "Past bij waar je eerder naar keek: energie en duurzaamheid en Utrecht",
    "Matches what you looked at before: energy and sustainability and Utrecht",
  ],
  [reason("freshness", { days: 0 }), "Vandaag geplaatst", "Posted today"],
  [reason("freshness", { days: 1 }), "Gisteren geplaatst", "Posted yesterday"],
  [reason("freshness", { days: 9 }), "9 dagen geleden geplaatst", "Posted 9 days ago"],
];

describe("reasonSentence", () => {
  it.each(cases)("%j", (given, nl, en) => {
    expect(reasonSentence(given, "nl")).toBe(nl);
    expect(reasonSentence(given, "en")).toBe(en);
  });

  it.each(localeSchema.options)("has a sentence for every code in %s", (locale) => {
    const codes = new Set(reasonSchema.options.map((option) => option.shape.code.value));
    for (const [given] of cases) {
      expect(reasonSentence(given, locale)).toMatch(/^[\p{Lu}\d€].*[^.]$/u);
      codes.delete(given.code);
    }
    expect([...codes]).toEqual([]);
  });
});
