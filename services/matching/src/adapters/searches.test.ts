import { standingSearchSchema, type StandingSearch, type Vacancy } from "@raakvlak/contracts";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryProfile, arbitraryVacancy } from "../domain/fixtures/arbitrary-pair.ts";
import { bareOccupations, today } from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/models.ts";
import { scoredSearchOf } from "../domain/scored-search.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { plainHost } from "../kernel/kernel.ts";
import { createBlockProfileIndex } from "./block-profile-index.ts";
import { createPlainProfileIndex } from "./plain-profile-index.ts";

const measure = { day: today, model: currentModel };
const idOf = (n: number) => `1a6b7c1e-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** What the vacancy asks, as a recruiter would search for it; undefined when it asks too little for a search. */
function searchOf(vacancy: Vacancy): StandingSearch | undefined {
  const { pay, occupations, places, sales, origin: _, ...rest } = vacancy;
  const { fixedMax, variable } = pay;
  const all = {
    ...rest,
    ...sales,
    occupations: occupations.map(({ concept }) => concept),
    places: places.map(({ vector, label }) => ({ vector, label })),
    ...(pay.stated && { pay: { fixedMax, variable } }),
  };
  const demands = Object.entries(all).filter(([name]) => name in standingSearchSchema.shape);
  return standingSearchSchema.safeParse(Object.fromEntries(demands)).data;
}

it.each([
  ["block", () => createBlockProfileIndex()],
  ["block, without WebAssembly", () => createBlockProfileIndex({ host: plainHost })],
  ["plain", createPlainProfileIndex],
])("a search finds whom a sure vacancy of no known age finds (%s)", (_, createIndex) => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(arbitraryProfile, { maxLength: 12 }),
      arbitraryVacancy,
      (people, offer) => {
        const search = searchOf(offer);
        if (search === undefined) return;
        const [index, plain] = [createIndex(), createPlainProfileIndex()];
        for (const [n, person] of people.entries())
          for (const one of [index, plain]) one.put({ ...person, candidateId: idOf(n) });
        const sure = offer.occupations.map(({ concept }) => ({ concept, confidence: 100 }));
        const vacancy = { ...offer, occupations: sure, postedDay: undefined };
        const ranked = index.rank(scoredSearchOf(search, bareOccupations), measure, 5);
        expect(ranked).toEqual(plain.rank(scoredVacancyOf(vacancy, bareOccupations), measure, 5));
        found += ranked.eligible;
      },
    ),
    { numRuns: 150 },
  );
  expect(found).toBeGreaterThan(20);
});
