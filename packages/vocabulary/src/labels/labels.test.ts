import { competencies, contractKinds, localeSchema, workModes } from "@raakvlak/contracts";
import { describe, expect, it } from "vitest";
import { occupations } from "../taxonomy/occupations.ts";
import { conceptLabel } from "./concept-label.ts";
import {
  competencyLabel,
  contractKindLabel,
  educationLabel,
  languageLabel,
  roleFamilyLabel,
  seniorityLabel,
  workModeLabel,
} from "./work-term-labels.ts";

describe.each(localeSchema.options)("labels in %s", (locale) => {
  it("miss nothing", () => {
    const labels = [
      ...contractKinds.map((kind) => contractKindLabel(kind, locale)),
      ...workModes.map((mode) => workModeLabel(mode, locale)),
      ...competencies.map((competency) => competencyLabel(competency, locale)),
      ...(["seller", "leader", "either"] as const).map((family) => roleFamilyLabel(family, locale)),
      ...[1, 2, 3, 4, 5].map((seniority) => seniorityLabel(seniority, locale)),
      ...(["vmbo", "mbo", "hbo", "wo"] as const).map((level) => educationLabel(level, locale)),
      ...occupations.map(({ id }) => conceptLabel(id, locale)),
    ];
    for (const label of labels) expect(label).toMatch(/\p{L}/u);
  });

  it("reads an unknown concept by its slug and names a place by its label", () => {
    expect(conceptLabel("skill:quantum-selling", locale)).toBe("quantum selling");
    expect(conceptLabel("place:den-haag", locale)).toBe("Den Haag");
  });
});

it("refuses a seniority that does not exist", () => {
  expect(() => seniorityLabel(6, "nl")).toThrow(RangeError);
});

it("names languages in the reader's language", () => {
  expect(languageLabel("de", "nl")).toBe("Duits");
  expect(languageLabel("de", "en")).toBe("German");
});
