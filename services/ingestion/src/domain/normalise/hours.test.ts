import { describe, expect, it } from "vitest";
import { readHours } from "./hours.ts";

const nothing = { stated: {}, title: "", employmentCode: undefined, text: "" };

describe("readHours", () => {
  it.each([
    [{ stated: { min: 32, max: 40 } }, { min: 32, max: 40 }, 95],
    [{ stated: { min: 40, max: 32 } }, { min: 32, max: 40 }, 95],
    [{ stated: { max: 38 } }, { min: 38, max: 38 }, 95],
    [{ stated: { min: 0, max: 0 }, title: "Verkoper 24-32 uur" }, { min: 24, max: 32 }, 95],
    [{ title: "Accountmanager (32 tot 40 uur)" }, { min: 32, max: 40 }, 95],
    [{ title: "Verkoper 16u" }, undefined, 0],
    [{ title: "Telesales 20 uur" }, { min: 20, max: 20 }, 95],
    [{ text: "Het gaat om een functie voor 24 tot 32 uur per week." }, { min: 24, max: 32 }, 80],
    [{ text: "Een 40-urige werkweek met 27 vakantiedagen." }, { min: 40, max: 40 }, 80],
    [{ text: "A contract for 40 hours a week" }, { min: 40, max: 40 }, 80],
    [{ text: "Binnen 24 uur hoor je van ons." }, undefined, 0],
    [{ text: "Wij zijn 24 uur per dag bereikbaar, zeven dagen per week." }, undefined, 0],
    [{ employmentCode: "fulltime_permanent" }, { min: 36, max: 40 }, 60],
    [{ title: "Verkoper fulltime/parttime" }, undefined, 0],
    [{ employmentCode: "parttime_permanent" }, undefined, 0],
  ])("reads %j", (given, value, confidence) => {
    const read = readHours({ ...nothing, ...given });
    expect(read?.value).toEqual(value);
    expect(read?.confidence ?? 0).toBe(confidence);
  });
});
