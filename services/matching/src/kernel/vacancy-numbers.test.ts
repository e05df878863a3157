import { describe, expect, it } from "vitest";
import { bareOccupations, pairOf } from "../domain/fixtures/bare-pair.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { createDictionaries } from "./dictionary.ts";
import { createVacancyNumbers } from "./vacancy-numbers.ts";

const { vacancy } = pairOf({
  name: "names everything",
  vacancy: {
    occupations: [{ concept: "occupation:account-manager", confidence: 100 }],
    skills: [
      { concept: "skill:crm", need: "must" },
      { concept: "skill:prospecting", need: "nice" },
    ],
    sales: { sectors: ["sector:it"] },
    remoteCountries: ["NL", "BE"],
  },
});
const asked = () => scoredVacancyOf(vacancy, bareOccupations);

describe("the numbers of a vacancy's texts", () => {
  it("stand in the order of the texts, and are -1 for what no profile named", () => {
    const names = createDictionaries();
    names.skills.take("skill:other");
    names.skills.take("skill:prospecting");
    names.occupations.take("occupation:key-account-manager");
    names.countries.take("BE");
    expect(createVacancyNumbers(names)(asked())).toEqual({
      ids: [-1, -1],
      employer: -1,
      occupations: [-1],
      related: [[0]],
      skills: [-1, 1],
      sectors: [-1],
      countries: [0, -1],
    });
  });

  it.each([
    ["occupations", "occupation:account-manager"],
    ["occupations", "occupation:key-account-manager"],
    ["skills", "skill:crm"],
    ["sectors", "sector:it"],
    ["employers", vacancy.employer.id],
    ["vacancies", vacancy.vacancyId],
    ["countries", "NL"],
  ] as const)(
    "are looked up again when one of the %s is named for the first time",
    (kind, text) => {
      const names = createDictionaries();
      const numbersOf = createVacancyNumbers(names);
      const one = asked();
      const before = numbersOf(one);
      names[kind].take(text);
      const after = numbersOf(one);
      expect(after).not.toEqual(before);
      expect(after).toEqual(createVacancyNumbers(names)(one));
    },
  );

  it("are kept for the vacancies asked about last", () => {
    const numbersOf = createVacancyNumbers(createDictionaries());
    const one = asked();
    const numbers = numbersOf(one);
    for (let n = 0; n < 255; n++) numbersOf(asked());
    expect(numbersOf(one)).toBe(numbers);
    numbersOf(asked());
    expect(numbersOf(one)).not.toBe(numbers);
  });
});
