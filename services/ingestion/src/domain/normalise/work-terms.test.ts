import { describe, expect, it } from "vitest";
import { readContractKinds } from "./contract-kinds.ts";
import { readEducation } from "./education.ts";
import { employerIdOf } from "./employer.ts";
import { readSeniority, readYearsAsked } from "./seniority.ts";
import { languageOf } from "./text-language.ts";
import { readOfficeDays, readWorkMode } from "./work-mode.ts";

describe("readContractKinds", () => {
  const nothing = { employmentCode: undefined, title: "", offer: "", text: "" };
  it.each([
    [{ employmentCode: "fulltime_permanent" }, ["permanent"]],
    [{ employmentCode: "parttime_fixed_term" }, ["temporary"]],
    [{ employmentCode: "freelance" }, ["freelance"]],
    [{ employmentCode: "constructor" }, []],
    [{ text: "Direct een vast contract." }, ["permanent"]],
    [{ text: "Een jaarcontract met uitzicht op een vast contract." }, ["temporary"]],
    [{ text: "Contract voor onbepaalde tijd" }, ["permanent"]],
    [{ text: "Zwangerschapsvervanging voor zes maanden" }, ["temporary"]],
    [{ title: "Interim salesmanager" }, ["freelance"]],
    // An agency that talks about its trade offers no freelance work.
    [{ text: "Wij bemiddelen zzp'ers en freelancers." }, []],
    [{ title: "Bijbaan telesales" }, ["side-job"]],
    [{ text: "" }, []],
  ])("reads %j", (given, kinds) => {
    expect(readContractKinds({ ...nothing, ...given }).map(({ value }) => value)).toEqual(kinds);
  });
});

describe("readWorkMode", () => {
  it.each([
    [["hybrid"], "", "", "hybrid"],
    [["on-site"], "", "hybride werken", "on-site"],
    [["hybrid", "remote"], "", "", "hybrid"],
    [["hybrid", "remote"], "", "Je werkt volledig op afstand.", "remote"],
    [[], "Sales (remote)", "", "remote"],
    [[], "", "Twee dagen thuiswerken is geen punt.", "hybrid"],
    [[], "", "Thuiswerken is niet mogelijk.", "on-site"],
    [[], "", "Een mooi kantoor aan de gracht.", undefined],
  ] as const)("reads %j %j %j as %s", (ticked, title, text, mode) => {
    expect(readWorkMode(ticked, title, text)?.value).toBe(mode);
  });

  it.each([
    ["Drie dagen per week op kantoor", 3],
    ["Two days a week at the office", 2],
    ["Able to come into the office 2 days per week", 2],
    ["twee dagen thuis, de rest bij klanten", 3],
    ["wanneer je wilt", undefined],
  ])("reads %j as %s office days", (text, days) => {
    expect(readOfficeDays(text)?.value).toBe(days);
  });
});

describe("readSeniority", () => {
  const nothing = { title: "", experienceCode: undefined, yearsAsked: undefined, isLeader: false };
  it.each([
    [{ title: "Sales Director" }, 5],
    [{ title: "Senior accountmanager", experienceCode: "entry_level" }, 4],
    [{ title: "Medior SDR" }, 3],
    [{ title: "Junior accountmanager" }, 2],
    [{ title: "Sales trainee" }, 1],
    [{ title: "Accountmanager", experienceCode: "mid_level" }, 3],
    [{ title: "Accountmanager", experienceCode: "toString" }, undefined],
    [{ yearsAsked: 6 }, 4],
    [{ yearsAsked: 0 }, 1],
    [{ isLeader: true }, 4],
    [{}, undefined],
  ])("reads %j as %s", (given, seniority) => {
    expect(readSeniority({ ...nothing, ...given })?.value).toBe(seniority);
  });

  it.each([
    ["Minimaal 3 jaar ervaring in sales", 3],
    ["3-5 years of experience in B2B", 3],
    ["Ten minste vijf jaar werkervaring", 5],
    ["5+ years of relevant professional experience", 5],
    ["Je bent minimaal 18 jaar", undefined],
    ["Ons bedrijf bestaat 30 jaar", undefined],
  ])("reads %j as %s years", (text, years) => {
    expect(readYearsAsked(text)?.value).toBe(years);
  });
});

describe("readEducation", () => {
  it.each([
    ["Hbo werk- en denkniveau", undefined, "hbo"],
    ["mbo/hbo", undefined, "mbo"],
    ["A bachelor's degree", "vocational", "hbo"],
    ["Wo-niveau", undefined, "wo"],
    ["", "master_degree", "wo"],
    ["", "constructor", undefined],
    ["Je woont in Hoorn", undefined, undefined],
  ])("reads %j and code %s as %s", (text, code, level) => {
    expect(readEducation(text, code)?.value).toBe(level);
  });
});

it.each([
  ["Noorderlicht B.V.", "noorderlicht"],
  ["Van Dijk & Zoon", "van-dijk-zoon"],
  ["Coöperatie Één", "cooperatie-een"],
  ["株式会社", "onbekend"],
])("gives %j the id %s", (name, id) => {
  expect(employerIdOf(name)).toBe(id);
});

it.each([
  ["Wij zoeken een accountmanager die met ons naar de klanten gaat en het team helpt.", "nl"],
  ["We are looking for the person that will help our team and grow with us.", "en"],
  [
    "Wir suchen für unser Team in der Stadt eine Person, die mit uns wächst und das Geschäft kennt.",
    "de",
  ],
  ["Sales", undefined],
])("reads the language of %j as %s", (text, language) => {
  expect(languageOf(text)).toBe(language);
});
