import { recogniseSectors, recogniseSkills } from "@raakvlak/vocabulary";
import { describe, expect, it } from "vitest";
import { readSkills } from "./asked-skills.ts";
import { readCompetencies } from "./competencies.ts";
import { readLanguages } from "./languages.ts";
import { plainTextOf } from "./plain-text.ts";
import { readRoleFamily, readTeamSize } from "./role-family.ts";
import { readSalesFacets } from "./sales-facets.ts";
import { sentencesOf } from "./sections.ts";
import { checkWords } from "./word-check.ts";

describe("plainTextOf", () => {
  it("keeps blocks and list items apart and decodes entities", () => {
    expect(
      plainTextOf("<p>A &amp; B</p><ul><li><p>een</p></li><li>twee</li></ul><p>&lt;c&gt;</p>"),
    ).toBe("A & B\n\n- een\n\n- twee\n\n<c>");
  });
});

describe("sentencesOf", () => {
  it("knows in which section a sentence stands", () => {
    const text =
      "Wij zijn Raak.\nWat ga je doen?\n- Bellen. Mailen.\nWat vragen wij?\n- Hbo\nWat bieden wij?\n- Geld";
    expect(sentencesOf(text, "about").map(({ kind, text: words }) => [kind, words])).toEqual([
      ["about", "Wij zijn Raak."],
      ["tasks", "- Bellen."],
      ["tasks", "Mailen."],
      ["profile", "- Hbo"],
      ["offer", "- Geld"],
    ]);
  });
});

describe("readLanguages", () => {
  const asked = (text: string, title = "") =>
    readLanguages(title, [{ kind: "profile", text }]).map(
      ({ value }) => `${value.code} ${value.level}`,
    );
  it.each([
    ["Je beheerst het Nederlands uitstekend, in woord en geschrift.", ["nl C1"]],
    ["Vloeiend Nederlands en Engels.", ["nl C1", "en C1"]],
    ["Goed Duits en Engels; Frans is een pré.", ["en B2", "de B2"]],
    ["German at native level and fluent English.", ["en C2", "de C2"]],
    ["Engels op B2-niveau, je spreekt het dagelijks", ["en B2"]],
    ["Fluent German and English (other languages a plus)", ["en C1", "de C1"]],
    ["Nederlands en Frans.", ["nl B2", "fr B2"]],
    ["Je verkoopt aan Duitse bakkerijen in heel Europa en bouwt daar een netwerk op.", []],
  ])("reads %j", (text, languages) => {
    expect(asked(text)).toEqual(languages);
  });

  it("reads the title", () => {
    expect(asked("", "Sales Representative (French speaking)")).toEqual(["fr C1"]);
  });

  it("does not ask what the employer offers", () => {
    expect(
      readLanguages("", [
        { kind: "offer", text: "Wij betalen je cursus Engelse taal en spreken Engels" },
      ]),
    ).toEqual([]);
  });
});

describe("readSkills", () => {
  it("takes requirements as must, advantages and tasks as nice, offers not at all", () => {
    const read = readSkills(
      [
        { kind: "tasks", text: "Je doet koude acquisitie en werkt met HubSpot." },
        { kind: "profile", text: "Ruime ervaring met onderhandelen en HubSpot." },
        { kind: "profile", text: "Kennis van Salesforce is een pré." },
        { kind: "offer", text: "Een training presenteren." },
      ],
      recogniseSkills,
    );
    expect(read).toEqual([
      { concept: "skill:hubspot", need: "must", level: 3 },
      { concept: "skill:negotiation", need: "must", level: 3 },
      { concept: "skill:cold-calling", need: "nice" },
      { concept: "skill:salesforce", need: "nice" },
    ]);
  });
});

describe("readRoleFamily", () => {
  it.each([
    [["occupation:account-manager"], "", "seller"],
    [["occupation:sales-manager"], "", "leader"],
    [
      ["occupation:key-account-manager"],
      "Je geeft leiding aan een team van 4 collega's.",
      "leader",
    ],
    [[], "Je geeft leiding aan een team.", undefined],
  ])("reads %j %j as %s", (concepts, text, family) => {
    expect(
      readRoleFamily(
        concepts.map((concept) => ({ concept })),
        text,
      )?.value,
    ).toBe(family);
  });

  it.each([
    ["Je leidt een team van 8 verkoopadviseurs", 8],
    ["You lead a team of 5 sales professionals", 5],
    ["Een team zonder getal", undefined],
  ])("reads %j as %s people", (text, size) => {
    expect(readTeamSize(text)?.value).toBe(size);
  });
});

describe("readCompetencies", () => {
  const text =
    "Je haalt nieuwe klanten binnen met koude acquisitie, coacht het team en spreekt mensen aan.";
  it("asks a seller for selling and a leader for leading, never both", () => {
    expect(Object.keys(readCompetencies("seller", text))).toEqual(["hunting"]);
    expect(Object.keys(readCompetencies("leader", text))).toEqual(["developing-people"]);
    expect(readCompetencies(undefined, text)).toEqual({});
  });

  it("weighs by how many different words ask for it", () => {
    expect(readCompetencies("seller", "Acquisitie.")).toEqual({ hunting: 6 });
    expect(readCompetencies("seller", "Acquisitie, prospecting en outbound.")).toEqual({
      hunting: 12,
    });
  });
});

describe("readSalesFacets", () => {
  it("reads what kind of selling it is", () => {
    const text =
      "Je bent 80 % new business in de zakelijke markt voor ziekenhuizen. De salescyclus duurt 3 tot 6 maanden, met deals van € 15.000 tot € 60.000. Je bent drie dagen kantoor en 2 dagen per week op de weg.";
    const facets = readSalesFacets({
      text,
      sentences: sentencesOf(text, "tasks"),
      keywords: "Software",
      teamSize: undefined,
      recogniseSectors,
    });
    expect(facets).toEqual({
      sectors: ["sector:healthcare"],
      newBusiness: 80,
      accountManagement: 20,
      market: "b2b",
      cycleDays: 135,
      dealSize: 37_500,
      travelDays: 2,
    });
  });
});

describe("checkWords", () => {
  it.each([
    ["Een jong team zoekt een jonge hond", ["age-wording jong team", "age-wording jonge hond"]],
    ["Je bent tussen de 25 en 35 jaar", ["age-wording tussen de 25 en 35 jaar"]],
    ["3 tot 5 jaar ervaring; tussen 10 en 15 jaar ervaring", []],
    ["Wij zoeken een salesman", ["gender-wording salesman"]],
    ["Een enthousiaste accountmanager", []],
  ])("points out %j", (text, findings) => {
    expect(checkWords("text", text).map(({ code, words }) => `${code} ${words}`)).toEqual(findings);
  });
});
