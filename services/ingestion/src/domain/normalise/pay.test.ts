import { describe, expect, it } from "vitest";
import type { SourceSalary } from "../source-item.ts";
import { readPay } from "./pay.ts";

const read = (given: { salary?: SourceSalary; text?: string; hoursMax?: number }) =>
  readPay({ salary: given.salary, text: given.text ?? "", hoursMax: given.hoursMax });

describe("readPay from the source's fields", () => {
  it.each([
    [
      { min: 3_400, max: 4_600, period: "month", currency: "EUR" },
      { fixedMin: 3_400, fixedMax: 4_600, period: "month" },
      95,
    ],
    [
      { min: 60_000, max: 75_000, period: "year" },
      { fixedMin: 5_000, fixedMax: 6_250, period: "year" },
      95,
    ],
    [
      { min: 15, max: 17.5, period: "hour" },
      { fixedMin: 2_600, fixedMax: 3_033, period: "hour" },
      95,
    ],
    [
      { min: 650, max: 850, period: "day" },
      { fixedMin: 14_083, fixedMax: 18_417, period: "day" },
      95,
    ],
    [{ min: 800, period: "week" }, { fixedMin: 3_467, period: "week" }, 95],
    [{ max: 4_000, period: "month" }, { fixedMax: 4_000, period: "month" }, 95],
    // The unit can not be right: a yearly amount called monthly, a monthly amount called yearly, no unit at all.
    [
      { min: 48_000, max: 60_000, period: "month" },
      { fixedMin: 4_000, fixedMax: 5_000, period: "year" },
      45,
    ],
    [
      { min: 3_000, max: 4_000, period: "year" },
      { fixedMin: 3_000, fixedMax: 4_000, period: "month" },
      45,
    ],
    [{ min: 3_000, max: 4_000 }, { fixedMin: 3_000, fixedMax: 4_000, period: "month" }, 45],
    [{ min: 0, max: 4_000, period: "month" }, { fixedMax: 4_000, period: "month" }, 95],
    [{ min: 35, max: 4_500, period: "month" }, { fixedMax: 4_500, period: "month" }, 95],
  ] as const)("understands %j", (salary, pay, confidence) => {
    const { value, confidence: sure } = read({ salary });
    expect(value).toEqual({ stated: true, words: expect.any(String) as string, ...pay });
    expect(sure).toBe(confidence);
  });

  it.each([
    [{ min: 3_000, max: 4_000, period: "month", currency: "GBP" }],
    [{ min: 0, max: 0, period: "month", currency: "EUR" }],
    [{ min: 1, max: 3, period: "month" }],
    [{ min: 9_000_000, period: "year" }],
  ])("does not believe %j", (salary) => {
    expect(read({ salary }).value).toEqual({ stated: false });
  });

  it("counts an hour with the full-time week of the vacancy, and part-time work as full-time", () => {
    const salary = { min: 20, max: 20, period: "hour" };
    expect(read({ salary, hoursMax: 36 }).value.fixedMin).toBe(3_120);
    expect(read({ salary, hoursMax: 12 }).value.fixedMin).toBe(read({ salary }).value.fixedMin);
  });

  it("sees that the fields hold what is earned on target", () => {
    const pay = read({
      salary: { min: 75_000, max: 90_000, period: "year" },
      text: "€75–90k OTE, uncapped",
    });
    expect(pay.value).toMatchObject({ stated: true, onTarget: 7_500 });
    expect(pay.value.fixedMin).toBeUndefined();
  });
});

describe("readPay from the text", () => {
  it.each([
    ["Een salaris van € 3.200 tot € 4.500 bruto per maand", { fixedMin: 3_200, fixedMax: 4_500 }],
    ["Salaris: €3200,- - €4500,- bruto p/m", { fixedMin: 3_200, fixedMax: 4_500 }],
    ["Salaris tussen € 3.000 en € 4.000 per maand", { fixedMin: 3_000, fixedMax: 4_000 }],
    ["Je verdient maximaal € 4.200 bruto per maand", { fixedMax: 4_200 }],
    ["een brutosalaris vanaf € 2.800 per maand", { fixedMin: 2_800 }],
    ["Een jaarsalaris van € 60.000", { fixedMin: 5_000, fixedMax: 5_000 }],
    ["A base salary of €50k-60k per year", { fixedMin: 4_167, fixedMax: 5_000 }],
    ["€ 16,50 per uur", { fixedMin: 2_860, fixedMax: 2_860 }],
    ["Salaris € 3.000 - 4.000 bruto", { fixedMin: 3_000, fixedMax: 4_000 }],
    ["Een bonus tot € 9.000 per jaar bij behaalde targets", { variable: 750 }],
    ["commissie van € 800 per maand bij 100 % target", { variable: 800 }],
    ["een OTE van € 110.000 per jaar", { onTarget: 9_167 }],
    [
      "€ 4.000 tot € 5.000 bruto per maand plus een bonus van € 6.000 per jaar",
      { fixedMin: 4_000, fixedMax: 5_000, variable: 500 },
    ],
    [
      "A fixed salary of € 60.000 to € 72.000 per year and an OTE of € 120.000 per year",
      { fixedMin: 5_000, fixedMax: 6_000, onTarget: 10_000 },
    ],
  ])("understands %j", (text, pay) => {
    expect(read({ text }).value).toMatchObject({ stated: true, ...pay });
  });

  it.each([
    "Een opleidingsbudget van € 2.000 per jaar",
    "Reiskostenvergoeding van € 0,23 per kilometer",
    "Wij draaien € 31.000.000 omzet per jaar",
    "deals van € 15.000 tot € 60.000 per jaar",
    "Een salaris dat past bij wat je meebrengt",
    "€ 750 mobiliteitsbudget",
    "",
  ])("finds no pay in %j", (text) => {
    expect(read({ text }).value).toEqual({ stated: false });
  });

  it("prefers the source's fields and adds what the text tells beside them", () => {
    const text = "€ 3.000 tot € 3.500 bruto per maand. Een bonus tot € 6.000 per jaar.";
    const { value } = read({ salary: { min: 3_100, max: 3_600, period: "month" }, text });
    expect(value).toMatchObject({ fixedMin: 3_100, fixedMax: 3_600, variable: 500 });
  });
});
