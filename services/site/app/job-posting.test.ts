import type { Vacancy } from "@raakvlak/contracts";
import { createBuilders, inventVacancies, newestPostedDay } from "@raakvlak/testing";
import { describe, expect, it } from "vitest";
import { jobPosting, scriptSafeJson } from "./job-posting.ts";

const { aVacancy } = createBuilders(12);
const address = "https://www.raakvlak.example/vacatures/1";
const today = 20_460;
const posting = (overrides: Partial<Vacancy>) =>
  jobPosting(aVacancy(overrides), address, today) as Record<string, unknown> | undefined;

it("says what the vacancy says", () => {
  expect(posting({ validThroughDay: 20_488 })).toMatchObject({
    "@type": "JobPosting",
    datePosted: "2026-01-05",
    validThrough: "2026-02-04T23:59:59Z",
    hiringOrganization: { "@type": "Organization", name: "Zonnewijzer Software" },
    jobLocation: [
      {
        "@type": "Place",
        address: { addressLocality: "Utrecht", addressRegion: "Utrecht", addressCountry: "NL" },
      },
    ],
    employmentType: ["FULL_TIME", "PART_TIME"],
    baseSalary: {
      currency: "EUR",
      value: { "@type": "QuantitativeValue", minValue: 3_400, maxValue: 4_300, unitText: "MONTH" },
    },
  });
});

describe("there is none", () => {
  it.each<[string, Partial<Vacancy>]>([
    [
      "when it is closed",
      { status: "closed", closed: { reason: "filled", at: "2026-01-06T00:00:00.000Z" } },
    ],
    ["when its last day is over", { validThroughDay: today - 1 }],
    ["without a day of posting", { postedDay: undefined }],
    ["without a place", { places: [] }],
    ["without a place, remote from nobody says where", { places: [], workMode: "remote" }],
    ["without a text", { html: "" }],
  ])("%s", (_why, overrides) => {
    expect(posting(overrides)).toBeUndefined();
  });
});

it("leaves out what is not stated", () => {
  const said = posting({ pay: { stated: false }, hours: undefined, contractKinds: [] });
  expect(Object.keys(said ?? {})).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(/baseSalary|workHours|employmentType|validThrough/),
    ]),
  );
});

it("of remote work says where one may live", () => {
  const remote = { workMode: "remote" as const, remoteCountries: ["NL"], places: [] };
  expect(posting(remote)).toMatchObject({
    jobLocationType: "TELECOMMUTE",
    applicantLocationRequirements: [{ "@type": "Country", name: "NL" }],
  });
});

/** What Google's documentation of JobPosting requires, written down from it. */
function missingIn(said: Record<string, unknown>): string[] {
  const missing = ["title", "description", "datePosted", "hiringOrganization"].filter(
    (name) => said[name] === undefined || said[name] === "",
  );
  const located = said["jobLocation"] !== undefined;
  const remote =
    said["jobLocationType"] === "TELECOMMUTE" &&
    said["applicantLocationRequirements"] !== undefined;
  return located || remote ? missing : [...missing, "jobLocation"];
}

it("is complete whenever there is one", () => {
  const said = inventVacancies(300, 5)
    .map((vacancy) => jobPosting(vacancy, address, newestPostedDay))
    .filter((found) => found !== undefined);
  expect(said.length).toBeGreaterThan(250);
  for (const each of said) expect(missingIn(each as Record<string, unknown>)).toEqual([]);
});

it("can not end the element that it stands in", () => {
  const json = scriptSafeJson({ text: "</script><script>alert(1)</script>\u2028" });
  expect(json).not.toMatch(/<|\u2028/);
  expect(JSON.parse(json)).toEqual({ text: "</script><script>alert(1)</script>\u2028" });
});
