import type { Locale } from "@raakvlak/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everything, type VacancySearch } from "../domain/vacancy-search.ts";
import { readSearch } from "./read-search.ts";
import { parameterNames, searchParameters } from "./search-parameters.ts";
import { translateSearch, writeSearch } from "./write-search.ts";

const read = (query: string, locale: Locale = "nl") =>
  readSearch(new URLSearchParams(query), locale);

describe("what is understood", () => {
  it.each<[query: string, search: Partial<VacancySearch>]>([
    ["", {}],
    ["zoek=accountmanager", { text: "accountmanager", sort: "relevance" }],
    ["zoek=%20%20key%09account%00%20", { text: "key account", sort: "relevance" }],
    ["straal=50", {}],
    ["straal=51", {}],
    ["salaris=3500", { payMinimum: 3_500 }],
    ["salaris=€ 3.500,-", { payMinimum: 3_500 }],
    ["salaris=3.500,00", { payMinimum: 3_500 }],
    ["salaris=3 500 euro", { payMinimum: 3_500 }],
    ["salaris=4k", { payMinimum: 4_000 }],
    ["salaris-vermeld=1", { onlyStatedPay: true }],
    ["uren-van=32&uren-tot=40 uur", { hoursMin: 32, hoursMax: 40 }],
    ["uren-van=24", { hoursMin: 24 }],
    ["werkplek=op-afstand&werkplek=hybride&werkplek=hybride", { workModes: ["hybrid", "remote"] }],
    ["werkplek=zolder", {}],
    ["volgorde=salaris", { sort: "pay" }],
    ["volgorde=overeenkomst", {}],
    ["volgorde=willekeurig", {}],
    ["pagina=3", { page: 3 }],
    ["pagina=0", {}],
    ["pagina=-1", {}],
    ["pagina=1e3", {}],
    ["pagina=99999", { page: 10_000 }],
    ["utm_source=x&constructor=1&__proto__=2&q=accountmanager", {}],
  ])("%s", (query, search) => {
    expect(read(query)).toMatchObject({ search: { ...everything, ...search }, faults: [] });
  });

  it.each([
    ["plaats=utrecht&straal=50", "Utrecht"],
    ["plaats=3511 AB Utrecht", "Utrecht"],
    ["plaats='s-Hertogenbosch", "Den Bosch"],
    ["plaats=den bosch", "Den Bosch"],
    ["plaats=Eindhoven (kantoor)", "Eindhoven"],
  ])("%s", (query, label) => {
    expect(read(query).search.place?.label).toBe(label);
  });
});

describe("what is not understood is named, and kept as it was typed", () => {
  it.each([
    ["plaats=Utrect", { field: "place", code: "unknown", suggestions: ["Utrecht"] }],
    ["salaris=veel", { field: "pay", code: "not-a-number" }],
    ["salaris=-5", { field: "pay", code: "not-a-number" }],
    ["salaris=499", { field: "pay", code: "out-of-range" }],
    ["salaris=999999999", { field: "pay", code: "out-of-range" }],
    ["salaris=48000", { field: "pay", code: "per-year", monthly: 3_700 }],
    ["uren-van=0", { field: "hoursFrom", code: "not-a-number" }],
    ["uren-van=61", { field: "hoursFrom", code: "not-a-number" }],
    ["uren-tot=fulltime", { field: "hoursTo", code: "not-a-number" }],
    ["uren-van=40&uren-tot=20", { field: "hoursTo", code: "reversed" }],
    [`zoek=${"a".repeat(101)}`, { field: "text", code: "too-long" }],
    [`zoek=${"woord ".repeat(11)}`, { field: "text", code: "too-long" }],
  ])("%s", (query, fault) => {
    const [[name = "", value = ""] = []] = new URLSearchParams(query);
    const { faults, typed, search } = read(query);
    expect(faults).toEqual([expect.objectContaining(fault)]);
    if (fault.field === "text") expect(search.text.length).toBeLessThanOrEqual(100);
    else expect([name, Object.values(typed)]).toEqual([name, expect.arrayContaining([value])]);
  });
});

const anyQuery = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...searchParameters.flatMap((name) => [parameterNames.nl[name], parameterNames.en[name]]),
      ),
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.constantFrom(
          "Utrecht",
          "Utrect",
          "50",
          "3500",
          "40",
          "hybride",
          "remote",
          "pay",
          "salaris",
          "2",
        ),
      ),
    ),
    { maxLength: 20 },
  )
  .map((pairs) => new URLSearchParams(pairs));

describe.each(["nl", "en"] as const)("any address in %s", (locale) => {
  it("is read without a fault of ours, and has one spelling that reads the same", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { search } = readSearch(query, locale);
        const written = writeSearch(search, locale);
        const again = readSearch(new URLSearchParams(written), locale);
        expect(again).toMatchObject({ search, faults: [] });
        expect(writeSearch(again.search, locale)).toBe(written);
      }),
    );
  });

  it("means the same in the other language", () => {
    const other = locale === "nl" ? "en" : "nl";
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { search } = readSearch(query, locale);
        const plain = new URLSearchParams(writeSearch(search, locale));
        const translated = new URLSearchParams(translateSearch(plain, locale, other));
        expect(readSearch(translated, other).search).toEqual(search);
      }),
    );
  });
});
