import fc from "fast-check";
import { expect, it } from "vitest";
import { arbitraryProfile, arbitraryVacancy } from "../domain/fixtures/arbitrary-pair.ts";
import { bareOccupations, today } from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/models.ts";
import { changedModel } from "../domain/rank-stability.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { plainHost } from "../kernel/kernel.ts";
import { createBlockProfileIndex } from "./block-profile-index.ts";
import { createPlainProfileIndex } from "./plain-profile-index.ts";

const idOf = (n: number) => `1a6b7c1e-0000-4000-8000-${String(n).padStart(12, "0")}`;
const changes = currentModel.factors.flatMap(({ code: factor }) =>
  (["lower", "higher"] as const).map((weight) => ({ factor, weight })),
);

it.each([
  ["block", () => createBlockProfileIndex()],
  ["block, without WebAssembly", () => createBlockProfileIndex({ host: plainHost })],
])(
  "the engine ranks by every model with a changed weight as the plain one does (%s)",
  (_, create) => {
    let found = 0;
    const crowd = fc.array(arbitraryProfile, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(crowd, arbitraryVacancy, (people, offer) => {
        const [index, plain] = [create(), createPlainProfileIndex()];
        for (const [n, person] of people.entries())
          for (const one of [index, plain]) one.put({ ...person, candidateId: idOf(n) });
        const vacancy = scoredVacancyOf(offer, bareOccupations);
        for (const change of changes) {
          const measure = { day: today, model: changedModel(currentModel, change) };
          const ranked = index.rank(vacancy, measure, 5);
          expect(ranked).toEqual(plain.rank(vacancy, measure, 5));
          found += ranked.eligible;
        }
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(500);
  },
);
