import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  findPlace,
  recogniseOccupations,
  recogniseSectors,
  recogniseSkills,
} from "@raakvlak/vocabulary";
import { describe, expect, it } from "vitest";
import type { formats } from "../../domain/formats.ts";
import { understandItem } from "../../domain/understand-feed.ts";
import { cleanHtml } from "../clean-html.ts";
import { parseXml } from "./parse-xml.ts";
import { readFeedBody } from "./read-feed-body.ts";

const limits = { itemsMaximum: 200, depthMaximum: 16, charactersMaximum: 1_000_000 };
const words = { recogniseOccupations, recogniseSkills, recogniseSectors, findPlace, cleanHtml };

function good(format: keyof typeof formats, bytes: Uint8Array, address: string) {
  const feed = readFeedBody(format, { bytes, address }, limits);
  if (!feed.ok) throw new Error(feed.detail);
  return feed;
}

const dataFolder = process.env["RAAKVLAK_DATA"] ?? path.resolve("../shared/data");
const sample = (name: string) => path.join(dataFolder, "feeds", name);
const bytesOf = (name: string) => readFileSync(sample(name));
const source = { sourceId: "test", organisationId: "raakvlak", name: "Test" };

describe.skipIf(!existsSync(sample("ats/personio.xml")))("real samples (RAAKVLAK_DATA)", () => {
  it("of Personio: one position, standing there twice", () => {
    const { items, incomplete } = good("personio", bytesOf("ats/personio.xml"), "personio.xml");
    expect(incomplete).toBeUndefined();
    expect(items.map(({ externalId }) => externalId)).toEqual(["1834171", "1834171"]);
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
    const [first] = items.map((item) => understandItem(item, source, words));
    expect(first?.content).toMatchObject({
      title: "Staff Software Engineer, Data Platform",
      employer: { name: "Acme SE & Co. KG" },
      contractKinds: ["permanent"],
      hours: { min: 36, max: 40 },
      yearsAsked: 7,
      seniority: 4,
      postedDay: Date.UTC(2024, 10, 13) / 86_400_000,
    });
    expect(items[0]?.item?.places).toEqual([{ words: "Munich" }, { words: "Berlin" }]);
  });

  it("of a page whose JSON stands in CDATA marks", () => {
    const { items } = good("json-ld", bytesOf("jsonld/afas_cdata_wrapped.html"), "afas.html");
    expect(items.map((item) => understandItem(item, source, words).content)).toMatchObject([
      {
        title: "Software engineer",
        employer: { name: "AFAS Software B.V." },
        places: [{ municipality: "Leusden", country: "NL" }],
        postedDay: Date.UTC(2026, 7, 1) / 86_400_000,
        origin: { title: { confidence: 80 } },
      },
    ]);
    expect(items[0]?.problems).toMatchObject([
      { message: expect.stringContaining("CDATA") as string },
    ]);
  });

  it("of a page whose second script is the vacancy", () => {
    const { items } = good("json-ld", bytesOf("jsonld/breezy_second_block.html"), "breezy.html");
    expect(items).toMatchObject([
      {
        externalId: "seeknow.breezy.hr/p/46cc4db5ad98-contractor-development-lead",
        problems: [],
        item: {
          title: "Contractor Development Lead",
          employerName: "Seek Now",
          employmentCode: "full-time",
          places: [{ words: "Louisville, KY", country: "US" }],
          postedDay: Date.UTC(2026, 6, 23) / 86_400_000,
        },
      },
    ]);
  });

  it("of a page with raw line breaks in its JSON, which is no vacancy", () => {
    expect(
      good("json-ld", bytesOf("jsonld/JSONLD_with_control_characters.html"), "x.html"),
    ).toEqual({
      ok: true,
      items: [],
    });
  });

  it("of a damaged RSS feed: every item is found, and damage stays in its item", () => {
    const text = bytesOf("finance_nl_rss_broken.xml").toString("utf8");
    const leaves = new Set([
      "title",
      "link",
      "pubDate",
      "description",
      "guid",
      "company",
      "city",
      "logo",
      "enclosure",
    ]);
    const shape = { root: "rss", item: "item", leaves, branches: new Set<string>() };
    const damaged: string[] = [];
    let items = 0;
    let titles = 0;
    const parsed = parseXml(text, shape, {
      bounds: limits,
      onItem({ children }) {
        items += 1;
        titles += children.some(({ name, fault }) => name === "title" && fault === undefined)
          ? 1
          : 0;
        for (const { name, fault } of children)
          if (fault !== undefined) damaged.push(`${items} ${name}`);
      },
    });
    expect(parsed).toEqual({ ok: true, isCut: false });
    expect({ items, titles, damaged }).toEqual({
      items: 114,
      titles: 111,
      damaged: ["1 tiiitle", "1 city"],
    });
  });
});
