import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseOccupations } from "./recognise-occupations.ts";

const first = (title: string) => recogniseOccupations(title)[0]?.concept.replace("occupation:", "");

describe("recogniseOccupations", () => {
  it.each([
    ["Accountmanager", "account-manager"],
    ["ACCOUNT MANAGER (m/v/x)", "account-manager"],
    ["Account-manager Zakelijke Markt | 32-40 uur | Utrecht", "account-manager"],
    ["Relatiebeheerder MKB", "account-manager"],
    ["Key Account Manager Retail", "key-account-manager"],
    ["Senior keyaccountmanager (v/m)", "key-account-manager"],
    ["KAM Foodservice", "key-account-manager"],
    ["SDR", "sales-development-representative"],
    ["Sales Development Representative (German speaking)", "sales-development-representative"],
    ["BDR - SaaS", "business-development-representative"],
    ["Business Developer Energietransitie", "business-developer"],
    ["Business Development Manager Benelux", "business-development-manager"],
    ["Commercieel medewerker binnendienst 24-32 uur", "inside-sales"],
    ["Inside Sales Medewerker", "inside-sales"],
    ["Vertegenwoordiger Zuid-Holland", "field-sales"],
    ["Verkoper buitendienst (m/v)", "field-sales"],
    ["Verkoopadviseuse keukens", "sales-advisor"],
    ["Manager Sales", "sales-manager"],
    ["Hoofd Verkoop", "sales-manager"],
    ["Commercieel manager foodservice", "sales-manager"],
    ["Teamleider Verkoop Binnendienst", "sales-team-lead"],
    ["Area Sales Manager Noord-Nederland", "area-sales-manager"],
    ["VP of Sales EMEA", "sales-director"],
    ["Head of Sales", "sales-director"],
    ["Commerciële directeur", "commercial-director"],
    ["CCO", "commercial-director"],
    ["Country Manager Nederland", "country-manager"],
    ["Technisch-commercieel adviseur", "technical-sales-advisor"],
    ["Pre-sales consultant", "sales-engineer"],
    ["Customer Success Manager", "customer-success-manager"],
    ["Channel Sales Manager", "partner-manager"],
    ["Exportmanager Duitsland", "export-manager"],
    ["Artsenbezoeker Cardiologie", "medical-representative"],
    ["Intercedent Techniek", "recruitment-consultant"],
    ["Makelaar wonen", "estate-agent"],
    ["E-commerce manager", "ecommerce-manager"],
    ["Winkelverkoopster 16 uur", "retail-sales"],
    ["Telesales medewerker", "telesales"],
    ["Salestrainee", "sales-trainee"],
    ["Sales & Marketing medewerker", "marketing-sales"],
    ["Tendermanager", "bid-manager"],
    ["Gezocht: commercieel talent!", "sales-executive"],
    ["Regional Head Commercial EMEA", "sales-director"],
  ])("reads %s as %s", (title, slug) => {
    expect(first(title)).toBe(slug);
  });

  it.each([
    "Data analyst commercial",
    "Salesforce developer",
    "Applicatiebeheerder Salesforce",
    "Verpleegkundige",
    "Servicemonteur buitendienst",
    "Vrachtwagenchauffeur ADR",
    "Commercial Legal Counsel",
    "",
    "(m/v/x) 32-40 uur",
  ])("finds no sales job in %j", (title) => {
    expect(recogniseOccupations(title)).toEqual([]);
  });

  it("takes the longest spelling and not also the shorter one inside it", () => {
    expect(recogniseOccupations("Key Accountmanager").map(({ concept }) => concept)).toEqual([
      "occupation:key-account-manager",
    ]);
  });

  it("is surer of a title that is the occupation than of one that mentions it", () => {
    const [exact] = recogniseOccupations("Senior Accountmanager (m/v)");
    const [inside] = recogniseOccupations("Accountmanager Zorg & Welzijn");
    const [later] = recogniseOccupations("Kom je bij ons? - Accountmanager");
    expect(exact?.confidence).toBe(95);
    expect(inside?.confidence).toBe(85);
    expect(later?.confidence).toBe(70);
  });

  it("drops the general occupation beside a particular one", () => {
    const found = recogniseOccupations("Sales / Accountmanager").map(({ concept }) => concept);
    expect(found).toEqual(["occupation:account-manager"]);
  });

  it("answers any text with at most three occupations, each once", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (title) => {
        const found = recogniseOccupations(title);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(new Set(found.map(({ concept }) => concept)).size).toBe(found.length);
      }),
      { numRuns: 200 },
    );
  });
});
