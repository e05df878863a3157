import { describe, expect, it } from "vitest";
import { jsonLd } from "./read-json-ld.ts";

const address = "https://werkenbij.example.nl/vacatures/accountmanager?utm_source=x";
const context = { address, itemsMaximum: 10, depthMaximum: 20 };
const pageId = "werkenbij.example.nl/vacatures/accountmanager";

const posting = (more: Record<string, unknown> = {}) => ({
  "@context": "https://schema.org/",
  "@type": "JobPosting",
  title: "Accountmanager",
  ...more,
});
const readScripts = (...scripts: string[]) => {
  const feed = jsonLd.read(scripts, context);
  if (!feed.ok) throw new Error(feed.detail);
  return feed;
};
const read = (...values: unknown[]) =>
  readScripts(...values.map((value) => JSON.stringify(value))).items;
const itemOf = (more: Record<string, unknown>) => read(posting(more))[0]?.item;

describe("where postings stand", () => {
  const two = [posting({ identifier: "1" }), posting({ identifier: "2" })];
  it.each([
    ["a list", two],
    ["a graph", { "@graph": [{ "@type": "WebSite" }, ...two] }],
    ["an ItemList", { "@type": "ItemList", itemListElement: two.map((item) => ({ item })) }],
    ["a page's main entity", { "@type": "WebPage", mainEntity: two }],
  ])("finds them in %s", (_where, value) => {
    expect(read(value).map(({ externalId }) => externalId)).toEqual(["1", "2"]);
  });

  it("finds them in the second script, of several types, by schema.org's address", () => {
    const typed = posting({ "@type": ["Thing", "http://schema.org/JobPosting"] });
    expect(read({ "@type": "WebSite", name: "x" }, typed)).toHaveLength(1);
    expect(read({ "@type": "Organization" }, 7, null, "JobPosting")).toEqual([]);
  });

  it("refuses more than are read", () => {
    const many = Array.from({ length: 11 }, (_, id) => posting({ identifier: id }));
    expect(jsonLd.read([JSON.stringify(many)], context)).toEqual({
      ok: false,
      detail: "The page has 11 vacancies; at most 10 are read.",
    });
  });
});

describe("a posting's identity", () => {
  it.each([
    [{ identifier: { "@type": "PropertyValue", name: "Raak", value: 17 } }, "17"],
    [{ identifier: "abc" }, "abc"],
    [{ identifier: ["", { value: "x1" }] }, "x1"],
    [{ identifier: { value: "Raak" }, hiringOrganization: { name: "raak" } }, pageId],
    [{ url: "/v/9?utm_campaign=a&id=3#top" }, "werkenbij.example.nl/v/9?id=3"],
    [{ "@id": "https://other.example/9" }, "other.example/9"],
    [{ url: "javascript:alert(1)" }, pageId],
    [{}, pageId],
  ])("of %j is %s", (more, externalId) => {
    expect(read(posting(more))[0]?.externalId).toBe(externalId);
  });

  it("is asked for where a page has several", () => {
    const [first, second] = read([posting(), posting({ identifier: 2 })]);
    expect(first?.item).toBeUndefined();
    expect(first?.problems).toEqual([
      {
        item: "#1",
        field: "identifier",
        message: "must have an identifier or a url, since the page has several vacancies",
      },
    ]);
    expect(second?.item?.externalId).toBe("2");
  });
});

describe("a posting's fields", () => {
  it("give their names to ours", () => {
    const [only] = read(
      posting({
        title: "Accountmanager R&amp;D",
        description: "&lt;p&gt;Bouw relaties&lt;/p&gt;",
        qualifications: "hbo",
        identifier: "a-1",
        url: "https://werkenbij.example.nl/v/1",
        hiringOrganization: { "@type": "Organization", name: "Raak &amp; Co" },
        jobLocation: {
          "@type": "Place",
          address: { addressLocality: "Zeist", addressRegion: "Utrecht", addressCountry: "NL" },
        },
        employmentType: ["FULL_TIME", "PERMANENT"],
        datePosted: "2026-08-05",
        validThrough: "2026-12-31T23:59",
        baseSalary: {
          "@type": "MonetaryAmount",
          currency: "EUR",
          value: {
            "@type": "QuantitativeValue",
            minValue: 3500,
            maxValue: "4.500",
            unitText: "MONTH",
          },
        },
        workHours: "32 - 40 uur per week",
        industry: "Software, SaaS",
        educationRequirements: { credentialCategory: "bachelor degree" },
        experienceRequirements: { monthsOfExperience: 36 },
      }),
    );
    expect(only).toEqual({
      externalId: "a-1",
      problems: [],
      item: {
        externalId: "a-1",
        title: "Accountmanager R&D",
        employerName: "Raak & Co",
        description: "<p>Bouw relaties</p>",
        requirements: "hbo",
        places: [{ words: "Zeist, Utrecht", country: "NL" }],
        workModes: [],
        hoursMin: 32,
        hoursMax: 40,
        employmentCode: "full-time permanent",
        educationCode: "bachelor_degree",
        yearsAsked: 3,
        salary: { min: 3_500, max: 4_500, period: "month", currency: "EUR" },
        url: "https://werkenbij.example.nl/v/1",
        applyUrl: "https://werkenbij.example.nl/v/1",
        postedDay: 20_670,
        closesDay: 20_818,
        keywords: ["Software", "SaaS"],
      },
    });
  });

  it.each([
    [{ jobLocation: "Utrecht" }, [{ words: "Utrecht" }]],
    [{ jobLocation: { address: "Utrecht" } }, [{ words: "Utrecht" }]],
    [
      {
        jobLocation: [
          { address: { addressLocality: "Utrecht" } },
          { address: { addressLocality: "Breda" } },
        ],
      },
      [{ words: "Utrecht" }, { words: "Breda" }],
    ],
    [
      { jobLocation: { address: { addressLocality: "Gent", addressCountry: { name: "België" } } } },
      [{ words: "Gent", country: "BE" }],
    ],
    [
      { jobLocation: { address: { addressLocality: "Utrecht", addressCountry: "Atlantis" } } },
      [{ words: "Utrecht" }],
    ],
  ])("read the places of %j", (more, places) => {
    expect(itemOf(more)?.places).toEqual(places);
  });

  it("read work from anywhere and where one must live for it", () => {
    expect(
      itemOf({
        jobLocationType: "TELECOMMUTE",
        applicantLocationRequirements: [{ "@type": "Country", name: "Nederland" }, { name: "BE" }],
      }),
    ).toMatchObject({ workModes: ["remote"], remoteCountries: ["NL", "BE"], places: [] });
  });

  const value = (quantity: unknown) => ({ currency: "EUR", value: quantity });
  it.each([
    [3500, { min: 3_500, max: 3_500 }],
    ["€ 3.000 - € 4.500 per maand", { min: 3_000, max: 4_500, period: "month" }],
    ["45k", { min: 45_000, max: 45_000 }],
    [value({ value: 20, unitText: "HOUR" }), { min: 20, max: 20, period: "hour", currency: "EUR" }],
    [
      value({ minValue: "40000", unitText: "PER_YEAR" }),
      { min: 40_000, period: "year", currency: "EUR" },
    ],
    [
      value({ minValue: 3_000, maxValue: 4_000, unitText: "Maandelijks" }),
      { min: 3_000, max: 4_000, period: "month", currency: "EUR" },
    ],
    [
      { minValue: 3_000, maxValue: 4_000, unitText: "P1M" },
      { min: 3_000, max: 4_000, period: "month" },
    ],
    [[value(4_000)], { min: 4_000, max: 4_000, currency: "EUR" }],
    [value({ value: "marktconform" }), undefined],
  ])("read the pay of %j", (baseSalary, salary) => {
    expect(itemOf({ baseSalary })?.salary).toEqual(salary);
  });

  it.each([
    ["FULL_TIME", "full-time"],
    ["full-time, part-time", "full-time part-time"],
    [["CONTRACTOR", "OTHER"], "contractor"],
    ["TEMPORARY", "temporary"],
    [["OTHER"], undefined],
  ])("read employmentType %j", (employmentType, code) => {
    expect(itemOf({ employmentType })?.employmentCode).toBe(code);
  });

  it.each([
    [
      { datePosted: "3/8/2026" },
      "datePosted",
      "was left out: may be one of two days; write it as 2026-08-05",
    ],
    [{ validThrough: "altijd" }, "validThrough", "was left out: must be a date such as 2026-08-05"],
    [
      { baseSalary: true },
      "baseSalary.0",
      "was left out: must be an amount, a range, or a MonetaryAmount",
    ],
    [
      { hiringOrganization: { "@type": "Organization" } },
      "hiringOrganization.0",
      "was left out: must be a name, or an object with one",
    ],
    [{ jobLocation: 7 }, "jobLocation.0", "was left out: must be a Place with an address"],
    [
      { applicantLocationRequirements: { name: "Utopia" } },
      "applicantLocationRequirements.0",
      "was left out: must be a two-letter country code",
    ],
    [{ workHours: "9:00-17:00" }, "workHours", "was left out: must be hours a week such as 32-40"],
    [{ description: 12 }, "description", "was left out: must be a text"],
  ])("leave out and name what is damaged: %j", (more, field, message) => {
    const [item] = read(posting({ identifier: "1", ...more }));
    expect(item?.item).toBeDefined();
    expect(item?.problems).toEqual([{ item: "1", field, message }]);
  });

  it("refuse a posting without a title, and keep its id", () => {
    const [item] = read(posting({ identifier: "1", title: "" }));
    expect(item).toMatchObject({ externalId: "1", problems: [{ item: "1", field: "title" }] });
    expect(item?.item).toBeUndefined();
  });
});

describe("damaged scripts", () => {
  it("are repaired, named, and trusted less", () => {
    const script =
      '{"@type":"JobPosting","title":"Accountmanager","identifier":"1","description":"een\ntwee",}';
    const { items } = readScripts(script);
    expect(items[0]?.item).toMatchObject({ description: "een\ntwee", confidenceMaximum: 80 });
    expect(items[0]?.problems.map(({ message }) => message)).toEqual([
      "was read after a repair of its JSON-LD: raw line breaks or control characters in a text",
      "was read after a repair of its JSON-LD: a comma too many",
    ]);
  });

  it("harm no other script; one that seems to hold a vacancy keeps the rest from being taken for gone", () => {
    const good = JSON.stringify(posting({ identifier: "1" }));
    const feed = readScripts('{"@type":"JobPosting" "title"', good, "{nonsense");
    expect(feed.items.map(({ externalId }) => externalId)).toEqual(["1", undefined]);
    expect(feed.items[1]?.problems).toMatchObject([{ item: "script 1" }]);
    expect(feed.incomplete).toContain("seems to hold a vacancy");
    expect(readScripts("{nonsense", good).incomplete).toBeUndefined();
  });
});
