import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { formats } from "../../domain/formats.ts";
import { readFeedBody } from "./read-feed-body.ts";
const limits = { itemsMaximum: 200, depthMaximum: 16, charactersMaximum: 1_000_000 };
const feedAddress = "https://raak.jobs.personio.de/xml?language=nl";

function read(format: keyof typeof formats, body: string | Uint8Array, address = feedAddress) {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  return readFeedBody(format, { bytes, address }, limits);
}

function good(...given: Parameters<typeof read>) {
  const feed = read(...given);
  if (!feed.ok) throw new Error(feed.detail);
  return feed;
}

const position = (id: number | string, more = "", name = "Accountmanager") =>
  `<position><id>${id}</id><name>${name}</name>${more}</position>`;
const feedOf = (...positions: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>${positions.join("\n")}</workzag-jobs>`;
const personio = (...positions: string[]) => good("personio", feedOf(...positions));

describe("a Personio feed", () => {
  it("gives its names to ours", () => {
    const { items } = personio(
      position(
        7,
        `<subcompany>Raak &amp; Co</subcompany><office>Utrecht (hybride)</office>
        <additionalOffices><office>Breda</office><office/></additionalOffices>
        <department>Sales</department><recruitingCategory>Nieuwe klanten</recruitingCategory>
        <jobDescriptions><jobDescription><name>Wat ga je doen?</name><value><![CDATA[<p>Bellen & bouwen</p>]]></value></jobDescription>
        <jobDescription><name>Profiel</name><value>&lt;p&gt;hbo&lt;/p&gt;</value></jobDescription></jobDescriptions>
        <employmentType>permanent</employmentType><seniority>experienced</seniority><schedule>full-time</schedule>
        <yearsOfExperience>5-7</yearsOfExperience><keywords>SaaS, B2B</keywords>
        <occupation>sales_development</occupation><createdAt>2026-08-05T09:41:37+00:00</createdAt>`,
        "Accountmanager &#40;m/v&#41;",
      ),
    );
    expect(items).toEqual([
      {
        externalId: "7",
        problems: [],
        item: {
          externalId: "7",
          title: "Accountmanager (m/v)",
          employerName: "Raak & Co",
          description: "<h3>Wat ga je doen?</h3><p>Bellen & bouwen</p>\n<h3>Profiel</h3><p>hbo</p>",
          requirements: "",
          places: [{ words: "Utrecht" }, { words: "Breda" }],
          workModes: ["hybrid"],
          employmentCode: "permanent full-time",
          experienceCode: "experienced",
          yearsAsked: 5,
          url: "https://raak.jobs.personio.de/job/7",
          applyUrl: "https://raak.jobs.personio.de/job/7",
          postedDay: 20_670,
          keywords: ["Sales", "Nieuwe klanten", "sales development", "SaaS", "B2B"],
        },
      },
    ]);
  });

  it.each([
    ["<office>Remote</office>", ["remote"], []],
    [
      "<office>Utrecht</office><additionalOffices><office>Remote</office></additionalOffices>",
      ["hybrid", "remote"],
      ["Utrecht"],
    ],
    ["<office>Utrecht</office>", [], ["Utrecht"]],
  ])("reads the offices of %s", (more, workModes, places) => {
    const [only] = personio(position(1, more)).items;
    expect(only?.item?.workModes).toEqual(workModes);
    expect(only?.item?.places.map((place) => place.words)).toEqual(places);
  });

  it.each([
    ["working_student", "part-time", "side-job part-time"],
    ["trainee", "full-or-part-time", "traineeship full-or-part-time"],
    ["intern", "", "intern"],
  ])("reads %s, %s", (type, schedule, code) => {
    const more = `<employmentType>${type}</employmentType><schedule>${schedule}</schedule>`;
    expect(personio(position(1, more)).items[0]?.item?.employmentCode).toBe(code);
  });

  it.each([
    [
      position(1, "<createdAt>gisteren</createdAt>"),
      "createdAt",
      "was left out: must be a date such as 2026-08-05",
    ],
    [
      position(1, "<yearsOfExperience>veel</yearsOfExperience>"),
      "yearsOfExperience",
      "was left out: must be years such as 2-5, lt-1 or gt-15",
    ],
    [
      position(1, `<office>${"x".repeat(201)}</office>`),
      "office",
      "was left out: must have at most 200 characters",
    ],
    [
      position(1, "<office>Utrecht</ofice><department>Sales</department>"),
      "office",
      "was left out: is closed by </ofice>",
    ],
    [
      position(1, "<office>Utrecht<department>Sales</department>"),
      "office",
      "was left out: is not closed before <department>",
    ],
    [position(1, "<ofice>Utrecht</office>"), "ofice", "was left out: is closed by </office>"],
    [position(1, "<office>Utrecht"), "office", "was left out: is not closed before </position>"],
    [
      position(
        1,
        "<jobDescriptions><jobDescription><value>tekst</jobDescription></jobDescriptions>",
      ),
      "jobDescriptions.jobDescription.value",
      "was left out: is not closed before </jobDescription>",
    ],
  ])("leaves a damaged field out and names it: %s", (damaged, field, message) => {
    const { items, incomplete } = personio(damaged, position(2, "<office>Breda</office>"));
    expect(items[0]?.item?.title).toBe("Accountmanager");
    expect(items[0]?.problems).toEqual([{ item: "1", field, message }]);
    expect(items[1]).toMatchObject({
      externalId: "2",
      problems: [],
      item: { places: [{ words: "Breda" }] },
    });
    expect(incomplete).toBeUndefined();
  });

  it("reads the field that stands behind an unclosed one", () => {
    const [only] = personio(position(1, "<office>Utrecht<department>Sales</department>")).items;
    expect(only?.item?.keywords).toEqual(["Sales"]);
    expect(only?.item?.places).toEqual([]);
  });

  it.each([
    ["<position></position>", { problems: [{ item: "#1", field: "id" }] }],
    ["<position/>", { problems: [{ item: "#1", field: "id" }] }],
    ["<position><naam>x</naam></position>", { problems: [{ item: "#1", field: "id" }] }],
    [position(1, "", ""), { externalId: "1", problems: [{ item: "1", field: "name" }] }],
    [
      "<position><id>1</id><name>Accountmanager</position>",
      { externalId: "1", problems: [{ field: "name" }, { field: "name" }] },
    ],
  ])("refuses %s, names why, and loses nothing else", (damaged, refusal) => {
    const { items } = personio(damaged, position(2));
    expect(items[0]).toMatchObject(refusal);
    expect(items[0]?.item).toBeUndefined();
    expect(items[1]?.item?.externalId).toBe("2");
  });

  it("ends a position that is not closed where the next begins", () => {
    const { items } = personio("<position><id>1</id><name>Accountmanager</name>", position(2));
    expect(items.map(({ item }) => item?.externalId)).toEqual(["1", "2"]);
    expect(items[0]?.problems).toEqual([
      { item: "1", field: "", message: "is not closed before the next one begins" },
    ]);
  });

  it("takes nothing for gone when it is cut off, and refuses the position that was cut", () => {
    const whole = feedOf(position(1), position(2, "<office>Utrecht</office>"));
    const { items, incomplete } = good("personio", whole.slice(0, whole.indexOf("recht")));
    expect(incomplete).toBe("The feed ends before its last element is closed.");
    expect(items[0]?.item?.externalId).toBe("1");
    expect(items[1]).toMatchObject({
      externalId: "2",
      problems: [{ field: "office" }, { message: "ends in the middle: the feed was cut off" }],
    });
    expect(items[1]?.item).toBeUndefined();
  });

  it.each([
    [
      "<html><body>Page not found</body></html>",
      "The XML begins with <html>, not with <workzag-jobs>.",
    ],
    ["", "The body is no XML: it has no element."],
    ['{"offers":[]}', "The body is no XML: it has no element."],
    [
      '<!DOCTYPE x [<!ENTITY a "b">]><workzag-jobs/>',
      "The XML has a document type; such feeds are refused.",
    ],
    [`<workzag-jobs>${"<a>".repeat(1_000)}`, "The XML is nested deeper than 16 levels."],
    [`<workzag-jobs><position>${"<a>".repeat(1_000)}`, "The XML is nested deeper than 16 levels."],
    [
      feedOf(...Array.from({ length: 201 }, (_, id) => position(id))),
      "The feed has more than 200 items.",
    ],
  ])("is refused as a whole: %#", (body, detail) => {
    expect(read("personio", body)).toEqual({
      ok: false,
      detail: `The body is no Personio feed. ${detail}`,
    });
  });

  it("is read in the encoding that it declares, or that it turns out to have", () => {
    const text = feedOf(position(1, "", "Financiële man")).replace("UTF-8", "ISO-8859-1");
    const latin = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const lying = Uint8Array.from(feedOf(position(1, "", "Financiële man")), (one) =>
      one.charCodeAt(0),
    );
    for (const body of [
      text.replace("ISO-8859-1", "UTF-8"),
      latin,
      lying,
      Buffer.from(`\uFEFF${text}`, "utf16le"),
    ])
      expect(good("personio", body).items[0]?.item?.title).toBe("Financiële man");
    expect(read("personio", feedOf().replace("UTF-8", "x-nonsense"))).toMatchObject({
      ok: false,
      detail: "The body is encoded in x-nonsense, which is not read.",
    });
  });
});

const page = (json: string, type = "application/ld+json") =>
  `<!doctype html><html><head><title>Vacature</title><script>var a = "<script type='x'>";</script>
  <script data-x="1" TYPE='${type}' >${json}</script></head><body onload="x()"><a href="/">terug</a></body></html>`;
const job = '{"@type":"JobPosting","title":"Accountmanager","identifier":"1"}';

describe("a page of JSON-LD", () => {
  it.each(["application/ld+json", "Application/LD+JSON; charset=utf-8", "application/ld&#43;json"])(
    "is read where the script's type is %s",
    (type) => {
      expect(good("json-ld", page(job, type)).items.map(({ externalId }) => externalId)).toEqual([
        "1",
      ]);
    },
  );

  it("has no vacancy in scripts of other types, comments, texts and attributes", () => {
    const none = `${page(job, "text/javascript")}<!--${page(job)}--><p title='${page("")}'>${job}</p>`;
    expect(good("json-ld", none).items).toEqual([]);
  });

  it("is read to where it was cut off", () => {
    const cut = page(job).slice(0, page(job).lastIndexOf('"1"'));
    expect(good("json-ld", cut)).toMatchObject({
      items: [{ problems: [{ item: "script 1" }] }],
      incomplete: expect.stringContaining("seems to hold a vacancy") as string,
    });
  });

  it("is refused with more scripts, or longer ones, than any page has", () => {
    expect(read("json-ld", page(job).repeat(51))).toMatchObject({ ok: false });
    expect(read("json-ld", page(" ".repeat(1_000_001)))).toMatchObject({ ok: false });
  });
});

describe("any damage", () => {
  const whole = [
    feedOf(
      position(
        1,
        "<office>Utrecht</office><jobDescriptions><jobDescription><value><![CDATA[x]]></value></jobDescription></jobDescriptions>",
      ),
      position(2),
    ),
    page(job),
  ];
  it("never throws: cut, doubled, with anything in between", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.nat(600),
        fc.nat(600),
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            "<",
            ">",
            "</",
            "<position>",
            "</position>",
            "<![CDATA[",
            "&#0;",
            "&#xD800;",
            '"',
            "\0",
          ),
        ),
        (text, from, to, damage) => {
          const damaged = text.slice(0, from) + damage + text.slice(to);
          for (const format of ["personio", "json-ld", "recruitee"] as const) {
            const feed = read(format, damaged);
            for (const item of feed.ok ? feed.items : [])
              expect(item.item !== undefined || item.problems.length > 0).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
