import { describe, expect, it } from "vitest";
import {
  formatDay,
  formatDistance,
  formatEuros,
  formatHours,
  formatList,
  formatNumber,
  formatPay,
  formatTenths,
} from "./formats.ts";

describe("formats", () => {
  it.each([
    [formatEuros(4_200, "nl"), "€\u00a04.200"],
    [formatEuros(4_200, "en"), "€4,200"],
    [formatNumber(1_234_567, "nl"), "1.234.567"],
    [formatNumber(999, "en"), "999"],
    [formatTenths(77.36, "nl"), "77,4"],
    [formatTenths(1_234.96, "en"), "1,235.0"],
    [formatTenths(0.04, "en"), "0.0"],
    [formatHours({ min: 32, max: 40 }, "nl"), "32–40 uur per week"],
    [formatHours({ min: 40, max: 40 }, "en"), "40 hours a week"],
    [formatDay(20_508, "nl"), "24 februari 2026"],
    [formatDay(20_508, "en"), "24 February 2026"],
    [formatDistance(1_200, "nl"), "1.200 km"],
    [formatList([], "nl"), ""],
    [formatList(["a"], "nl"), "a"],
    [formatList(["a", "b", "c"], "nl"), "a, b en c"],
    [formatList(["a", "b"], "en"), "a and b"],
    [
      formatPay({ stated: true, fixedMin: 3_400, fixedMax: 4_600, variable: 750 }, "nl"),
      "€\u00a03.400 – €\u00a04.600, €\u00a0750 variabel bruto per maand",
    ],
    [
      formatPay({ stated: true, fixedMin: 3_000, fixedMax: 3_000 }, "nl"),
      "€\u00a03.000 bruto per maand",
    ],
    [formatPay({ stated: true, fixedMin: 3_000 }, "en"), "from €3,000 gross a month"],
    [
      formatPay({ stated: true, fixedMax: 3_000, onTarget: 5_000 }, "nl"),
      "tot €\u00a03.000, €\u00a05.000 bij behaalde targets bruto per maand",
    ],
    [formatPay({ stated: false }, "nl"), "salaris niet vermeld"],
    [formatPay({ stated: false }, "en"), "pay not stated"],
  ])("writes %j", (written, wanted) => {
    expect(written).toBe(wanted);
  });
});
