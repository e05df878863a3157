import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findPlace } from "../places/find-place.ts";
import { recogniseOccupations } from "./recognise-occupations.ts";

const dataFolder = process.env["RAAKVLAK_DATA"] ?? path.resolve("../shared/data");
const sample = path.join(dataFolder, "vacancies/netherlands_sample.dev.jsonl");

/** Written before looking at what is recognised: which titles are sales jobs, by their words alone. */
const salesWords =
  /\b(?:sales|account ?(?:manager|executive|director)|accountmanager|business develop|verkoop|verkoper|commercie|commercial|e-?commerce|ecom)/i;
const otherWords =
  /\b(?:analyst|analist|analytics|data|developer|scientist|applicatiebeheerder|intern|finance|product|hr|r&d|credit risk|treasury|modeling)\b/i;

interface Posting {
  readonly title: string;
  readonly location?: string;
}

describe.skipIf(!existsSync(sample))("the public sample of Dutch postings (RAAKVLAK_DATA)", () => {
  const postings = existsSync(sample)
    ? readFileSync(sample, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Posting)
    : [];
  const isSales = ({ title }: Posting) => salesWords.test(title) && !otherWords.test(title);

  it("has its sales jobs recognised", () => {
    const sales = postings.filter(isSales);
    const known = sales.filter(({ title }) => recogniseOccupations(title).length > 0);
    expect(sales.length).toBeGreaterThan(40);
    expect(known.length / sales.length).toBeGreaterThanOrEqual(0.95);
  });

  it("has few other jobs taken for sales", () => {
    const others = postings.filter(({ title }) => !salesWords.test(title));
    const taken = others.filter(({ title }) => recogniseOccupations(title).length > 0);
    expect(others.length).toBeGreaterThan(200);
    expect(taken.length / others.length).toBeLessThanOrEqual(0.02);
  });

  it("has its towns found", () => {
    const named = postings.filter(
      ({ location = "" }) =>
        /^[^,]{3,},/.test(location) &&
        !/^(?:werk van|(?:the )?randstad|(?:south holland|limburg|gelderland|netherlands))/i.test(
          location,
        ),
    );
    const found = named.filter(({ location = "" }) => findPlace(location) !== undefined);
    expect(named.length).toBeGreaterThan(200);
    expect(found.length / named.length).toBeGreaterThanOrEqual(0.97);
  });
});
