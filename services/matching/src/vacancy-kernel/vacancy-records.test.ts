import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bareOccupations } from "../domain/fixtures/bare-pair.ts";
import { wholeVacancy } from "../domain/fixtures/whole-pair.ts";
import { currentModel, scoredVacancyOf } from "../domain/oracle.ts";
import { createConceptNumbers } from "./concept-numbers.ts";
import { conceptsOf, createVacancyRecords } from "./vacancy-records.ts";

describe("records of vacancies", () => {
  it("take the room of released ones, and no record changes another", () => {
    const vacancies = fc.sample(wholeVacancy, { numRuns: 400, seed: 2 });
    const scored = vacancies.map((vacancy) => scoredVacancyOf(vacancy, bareOccupations));
    const records = createVacancyRecords(currentModel, createConceptNumbers());
    const concepts = (address: number) => conceptsOf(records.words, address);
    const addresses = scored.map(records.write);
    const before = addresses.map(concepts);
    const words = records.words.length;
    for (let turn = 0; turn < 20; turn++)
      for (let n = 0; n < addresses.length; n += 2) {
        records.release(addresses[n] ?? 0);
        addresses[n] = records.write(scored[n] ?? raise());
      }
    expect(addresses.map(concepts)).toEqual(before);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(records.words.length).toBe(words);
  });
});

function raise(): never {
  throw new Error("was not drawn");
}
