import type { Match } from "@raakvlak/contracts";
import { matchOf } from "../domain/match-facts.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { Fitting } from "../domain/scan.ts";
import type { ErasedIds } from "./erased-ids.ts";
import type { IndexPositions } from "./index-positions.ts";
import type { MatchVacancyJob } from "./job-payloads.ts";
import type { MatchBook } from "./match-book.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { IndexedVacancy, VacancyIndex } from "./vacancy-index.ts";

/** A job as it was written down; a retry gets the same id and the same `madeAt`, so that it stores the same facts. */
export interface MatchJob<Payload> {
  readonly id: string;
  readonly payload: Payload;
  readonly madeAt: Date;
}

export type MatchResult =
  | { readonly result: "stored"; readonly matches: number }
  /** The index has not read far enough: put the job back. */
  | { readonly result: "index-behind" }
  /** Nothing to do: a newer version has its own job, or there is nobody to match any more. */
  | { readonly result: "dropped"; readonly reason: "overtaken" | "gone" | "no-alerts" | "erased" };

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "alertSet" | "find" | "forget">;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly index: Pick<IndexPositions, "reached">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly matches: MatchBook;
  readonly now: () => Date;
}

/** Protocol C, steps 2 and 3, for a vacancy: everybody whom it is to be told to, complete, leaves as facts. */
export type MatchVacancy = (job: MatchJob<MatchVacancyJob>) => Promise<MatchResult>;

export function createMatchVacancy(needs: Needs): MatchVacancy {
  const { profiles, vacancies, index, matches, model } = needs;
  return async ({ id, payload, madeAt }) => {
    if (!index.reached(payload.after)) return { result: "index-behind" };
    const vacancy = vacancies.find(payload.vacancyId);
    if (vacancy === undefined) return { result: "dropped", reason: "gone" };
    if (vacancy.version > payload.version) return { result: "dropped", reason: "overtaken" };
    const measure = { day: dayOf(needs.now()), model };
    const facts = profiles
      .alertSet(vacancy.vacancy, measure)
      .flatMap((found) => factOf(vacancy, found, madeAt));
    const told = await withoutErased(facts);
    const { storedAt } = payload;
    const cause = {
      job: id,
      version: vacancy.version,
      ...(storedAt !== undefined && { causedAt: new Date(storedAt) }),
    };
    if (told.length > 0) await matches.store(told, cause);
    return { result: "stored", matches: told.length };
  };

  function factOf(vacancy: IndexedVacancy, found: Fitting, madeAt: Date): Match[] {
    const alertsEpoch = profiles.find(found.id)?.alertsEpoch;
    if (alertsEpoch === undefined) return [];
    const candidate = { candidateId: found.id, version: found.version, alertsEpoch };
    const circumstances = {
      model: model.version,
      cause: "vacancy",
      matchedAt: madeAt.toISOString(),
    } as const;
    return [matchOf(vacancy, candidate, found, circumstances)];
  }

  /** The mark is set before the tombstone has travelled: what is marked is dropped wherever it turns up (invariant 9). */
  async function withoutErased(facts: readonly Match[]): Promise<Match[]> {
    const marked = await needs.erased.among(facts.map(({ candidateId }) => candidateId));
    for (const candidateId of marked) profiles.forget(candidateId);
    return facts.filter(({ candidateId }) => !marked.has(candidateId));
  }
}
