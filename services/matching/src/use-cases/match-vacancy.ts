import type { Match } from "@raakvlak/contracts";
import type { ErasedIds } from "./erased-ids.ts";
import type { MatchVacancyJob } from "./job-payloads.ts";
import { createLookForCandidates, type LookingNeeds } from "./look-for-candidates.ts";
import type { MatchBook } from "./match-book.ts";
import type { ProfileIndex } from "./profile-index.ts";

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

interface Needs extends LookingNeeds {
  readonly profiles: Pick<ProfileIndex, "alertSets" | "find" | "forget">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly matches: MatchBook;
}

/** Protocol C, steps 2 and 3, for a vacancy: everybody whom it is to be told to, complete, leaves as facts. */
export type MatchVacancy = (job: MatchJob<MatchVacancyJob>) => Promise<MatchResult>;

export function createMatchVacancy(needs: Needs): MatchVacancy {
  const { profiles, matches } = needs;
  const look = createLookForCandidates(needs);
  return async (job) => {
    const looked = await look(job);
    if ("ended" in looked) return looked.ended;
    const told = await withoutErased(looked.facts);
    const { storedAt } = job.payload;
    const cause = {
      job: job.id,
      version: looked.version,
      ...(storedAt !== undefined && { causedAt: new Date(storedAt) }),
    };
    if (told.length > 0) await matches.store(told, cause);
    return { result: "stored", matches: told.length };
  };

  /** The mark is set before the tombstone has travelled: what is marked is dropped wherever it turns up (invariant 9). */
  async function withoutErased(facts: readonly Match[]): Promise<Match[]> {
    const marked = await needs.erased.among(facts.map(({ candidateId }) => candidateId));
    for (const candidateId of marked) profiles.forget(candidateId);
    return facts.filter(({ candidateId }) => !marked.has(candidateId));
  }
}
