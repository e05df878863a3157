import { createEngine } from "@raakvlak/matching/engine";
import { createOracle } from "@raakvlak/matching/oracle";
import type { Vacancy } from "@raakvlak/contracts";
import { relatedOccupations } from "@raakvlak/vocabulary";
import { profilesFrom } from "../check-answers.ts";
import { vacancyAt, type VacancyKind } from "../workload/vacancies.ts";
import { uuidOf, type World } from "../workload/world.ts";
import { pairOf } from "./match-ledger.ts";

export interface Expectation {
  /** A vacancy by its number, open, with an id of its own. */
  vacancy(number: number): Vacancy;
  /** Whom it is to be told to, as pairs. */
  pairs(vacancy: Vacancy): string[];
  /** Numbers of vacancies for which the oracle says something else. */
  wrong(numbers: Iterable<number>): number[];
}

const idKind = 3;

interface Expecting {
  readonly profiles: number;
  readonly kind: VacancyKind;
  readonly now: Date;
}

/** Who is to be told what on that day: by the engine, which the oracle can be held against. */
export function expectationOf(world: World, { profiles, kind, now }: Expecting): Expectation {
  const engine = createEngine(relatedOccupations, "wasm");
  const oracle = createOracle(relatedOccupations);
  for (const profile of profilesFrom(world, 0, profiles)) engine.put(profile);
  const vacancy = (number: number): Vacancy => ({
    ...vacancyAt(world, kind, number),
    // Numbers of the workload may share an id.
    vacancyId: uuidOf(idKind, number),
  });
  const pairs = (one: Vacancy) =>
    engine
      .match(engine.prepare(one), now, { limit: 0, alerts: true })
      .alerts.map(({ id }) => pairOf(one.vacancyId, id));
  return {
    vacancy,
    pairs,
    wrong(numbers) {
      const all = profilesFrom(world, 0, profiles);
      return [...numbers].filter((number) => {
        const one = vacancy(number);
        const told = oracle
          .alertSet(one, all, now)
          .map(({ candidateId }) => pairOf(one.vacancyId, candidateId));
        return told.join() !== pairs(one).join();
      });
    },
  };
}
