import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { vacancySchema } from "@raakvlak/contracts";
import {
  findPlace,
  recogniseOccupations,
  recogniseSectors,
  recogniseSkills,
} from "@raakvlak/vocabulary";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanHtml } from "../adapters/clean-html.ts";
import type { VacancyContent } from "./normalise/normalise-item.ts";
import { readRecruitee } from "./recruitee/read-recruitee.ts";
import { understandItem } from "./understand-feed.ts";

const words = { recogniseOccupations, recogniseSkills, recogniseSectors, findPlace, cleanHtml };
const source = { sourceId: "test", organisationId: "raakvlak", name: "Test" };

function understandFeed(body: unknown) {
  const feed = readRecruitee(body, { itemsMaximum: 1_000 });
  if (!feed.ok) throw new Error(feed.detail);
  return feed.items.map((item) => understandItem(item, source, words));
}

const feedFolder = path.resolve("infra/demo/feed");
const invented = readdirSync(feedFolder).filter((name) => name.endsWith(".json"));

/** Something that every vacancy of ours tells, and normalisation did not find. */
function isThin({
  occupations,
  places,
  hours,
  contractKinds,
  skills,
  competencies,
}: VacancyContent): boolean {
  const lists = [occupations, places, contractKinds, [...skills, ...Object.keys(competencies)]];
  return hours === undefined || lists.some((list) => list.length === 0);
}

describe("our invented feed", () => {
  const offers = invented.flatMap(
    (name) =>
      (
        JSON.parse(readFileSync(path.join(feedFolder, name), "utf8")) as {
          offers: { id: number; description: string }[];
        }
      ).offers,
  );
  const items = understandFeed({ offers });

  it("has at least 72 vacancies, each with an id and a text of its own, all understood", () => {
    expect(offers.length).toBeGreaterThanOrEqual(72);
    expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
    expect(new Set(offers.map(({ description }) => description)).size).toBe(offers.length);
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("has an occupation, a place, hours, a contract and skills or competencies for every vacancy", () => {
    const lacking = items.filter(({ content }) => !content || isThin(content));
    expect(lacking.map(({ externalId }) => externalId)).toEqual([]);
  });

  it("varies: provinces, modes, contracts, families, seniorities, languages, pay stated and not", () => {
    const contents = items.flatMap(({ content }) => content ?? []);
    const kinds = (pick: (content: (typeof contents)[number]) => readonly unknown[]) =>
      new Set(contents.flatMap(pick)).size;
    expect(kinds(({ places }) => places.map(({ province }) => province))).toBeGreaterThanOrEqual(
      10,
    );
    expect(kinds(({ workMode }) => [workMode])).toBe(3);
    expect(kinds(({ contractKinds }) => contractKinds)).toBeGreaterThanOrEqual(4);
    expect(kinds(({ roleFamily }) => [roleFamily])).toBe(2);
    expect(kinds(({ seniority }) => [seniority])).toBe(5);
    expect(kinds(({ language }) => [language])).toBe(2);
    expect(kinds(({ sales }) => sales.sectors)).toBeGreaterThanOrEqual(15);
    expect(kinds(({ pay }) => [pay.stated])).toBe(2);
    expect(kinds(({ employer }) => [employer.id])).toBeGreaterThanOrEqual(70);
  });
});

const dataFolder = process.env["RAAKVLAK_DATA"] ?? path.resolve("../shared/data");
const real = path.join(dataFolder, "feeds/ats/recruitee.json");

describe.skipIf(!existsSync(real))("the public Recruitee sample (RAAKVLAK_DATA)", () => {
  it("is understood whole: place, pay, hours, contract, mode, languages and seniority", () => {
    const [accountant, representative] = understandFeed(JSON.parse(readFileSync(real, "utf8")));
    expect(accountant?.problems).toEqual([]);
    expect(accountant?.content).toMatchObject({
      title: "(Senior) Financial Accountant - Berlin/Brandenburg Region, Germany",
      places: [{ municipality: "Berlin", country: "DE" }],
      pay: { stated: true, fixedMin: 5_000, fixedMax: 6_250, period: "year" },
      hours: { min: 40, max: 40 },
      contractKinds: ["permanent"],
      workMode: "hybrid",
      officeDays: 2,
      yearsAsked: 5,
      seniority: 4,
      language: "en",
      occupations: [],
      languages: [
        { code: "en", level: "C1" },
        { code: "de", level: "C1" },
      ],
    });
    expect(accountant?.content?.findings).toContainEqual(
      expect.objectContaining({ code: "occupation-unknown" }),
    );
    expect(representative?.content).toMatchObject({
      occupations: [{ concept: "occupation:business-development-representative", confidence: 95 }],
      // The salary fields hold what is earned on target, as the text says.
      pay: { stated: true, onTarget: 7_500 },
      roleFamily: "seller",
      seniority: 3,
    });
    expect(representative?.content?.pay.fixedMin).toBeUndefined();
    expect(representative?.content?.html).not.toMatch(/style=|<script|<img/);
  });
});

describe("a text of any size", () => {
  it.each([
    "a",
    "<",
    "&",
    "&\n",
    "<p>",
    "<li>",
    "1 ",
    "€ 1.000 tot ",
    "team van ",
    "je geeft leiding aan ",
    "haal nieuwe ",
    "minimaal 3 jaar ",
    "sales ",
    "\uD83D\uDE00",
  ])("made of %j is understood, shortened, in bounded time", (seed) => {
    const description = seed.repeat(Math.ceil(380_000 / seed.length));
    const before = process.threadCpuUsage();
    const [item] = understandFeed({
      offers: [{ id: 1, title: "Accountmanager", description, requirements: description }],
    });
    expect(item?.problems).toEqual([]);
    expect(item?.content?.text.length).toBeLessThanOrEqual(20_000);
    // Of this thread alone: what else the machine does must not count.
    expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(5_000);
  });
});

describe("any feed", () => {
  const fields = [
    "id",
    "title",
    "status",
    "company_name",
    "description",
    "requirements",
    "city",
    "location",
    "locations",
    "country_code",
    "remote",
    "hybrid",
    "on_site",
    "min_hours",
    "max_hours",
    "employment_type_code",
    "experience_code",
    "education_code",
    "department",
    "tags",
    "salary",
    "careers_url",
    "careers_apply_url",
    "published_at",
    "created_at",
    "close_at",
  ];
  const telling = fc.constantFrom<unknown>(
    "Accountmanager (m/v) 32-40 uur",
    "€ 3.000 - € 4.000 bruto per maand",
    "<p>Wat vragen wij?</p><ul><li>hbo</li></ul>",
    "constructor",
    "__proto__",
    "\uD800",
    "https://a.example/1",
    "2026-02-30",
    "9999-99-99",
    "published",
    "Utrecht",
    Number.NaN,
    1e308,
    -1,
    { min: "1e9", max: [], period: "year" },
    [{ city: "Utrecht", country_code: "NL" }],
    "<".repeat(5_000),
    "a".repeat(300),
  );
  const value = fc.oneof(
    { weight: 3, arbitrary: telling },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
  );
  const offer = fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 5 }), fc.dictionary(fc.constantFrom(...fields), value))
        .map(([id, damage]) => ({ id, title: "Accountmanager", ...damage })),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );

  it("has every item either fit for publishing or named in its problems, and never throws", () => {
    fc.assert(
      fc.property(fc.array(offer, { maxLength: 8 }), (offers) => {
        const items = understandFeed({ offers });
        expect(items).toHaveLength(offers.length);
        for (const { externalId, content, problems } of items) {
          if (!content) expect(problems.length).toBeGreaterThan(0);
          else
            vacancySchema.parse({
              ...content,
              vacancyId: "00000000-0000-4000-8000-000000000000",
              organisationId: "raakvlak",
              version: 1,
              status: "open",
              aliases: [],
              sources: [{ source: "test", externalId }],
            });
        }
      }),
      { numRuns: 400 },
    );
  });
});
