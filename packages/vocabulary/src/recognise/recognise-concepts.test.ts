import { describe, expect, it } from "vitest";
import { recogniseSectors, recogniseSkills } from "./recognise-concepts.ts";

describe("recogniseSkills", () => {
  it.each([
    [
      "Je doet koude acquisitie en werkt met Salesforce.",
      ["skill:cold-calling", "skill:salesforce"],
    ],
    ["Ervaring met MEDDIC of SPIN-selling", ["skill:meddic", "skill:spin-selling"]],
    ["Onderhandelen en presenteren", ["skill:negotiation", "skill:presenting"]],
    ["You negotiate contracts; negotiation skills are a must", ["skill:negotiation"]],
    ["Dynamics 365, HubSpot en Power BI", ["skill:dynamics", "skill:hubspot", "skill:power-bi"]],
    ["Je hebt rijbewijs B", ["skill:driving-licence"]],
    [
      "Cross-selling en upselling bij key accounts",
      ["skill:cross-selling", "skill:upselling", "skill:key-account-management"],
    ],
    ["Wij houden van taart", []],
  ])("reads %j", (text, ids) => {
    expect(recogniseSkills(text)).toEqual(ids);
  });

  it("does not see a word inside another", () => {
    expect(recogniseSkills("de hubspotter sapt")).toEqual([]);
  });
});

describe("recogniseSectors", () => {
  it("puts the sector that is named most often first", () => {
    const text = "Wij bedienen ziekenhuizen en zorginstellingen, en soms gemeenten.";
    expect(recogniseSectors(text)).toEqual(["sector:healthcare", "sector:government"]);
  });
});
