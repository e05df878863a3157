import type { Match } from "@raakvlak/contracts";
import { done, inTraceOf, skipped, type Fact, type Outcome } from "@raakvlak/messaging";
import type { JobBook } from "../use-cases/job-book.ts";
import type { PlaceMatch } from "../use-cases/place-match.ts";

/** Candidates whose matches are placed at the same time. */
const concurrency = 16;

/**
 * Matches: each becomes part of a message, or waits in the durable jobs, before its offset is committed. One candidate's
 * are placed one after the other, so that they do not race for the same slot.
 */
export function createMatchFound(placeMatch: PlaceMatch, jobs: Pick<JobBook, "planPlacement">) {
  const placeOne = async (match: Match): Promise<Outcome> => {
    const result = await placeMatch(match);
    if (result.kind === "skipped") return skipped(result.reason);
    if (result.kind === "wait") await jobs.planPlacement(match);
    return done();
  };

  return async function matchFound(facts: readonly Fact<Match>[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = facts.map(() => skipped("no match"));
    const perCandidate = Map.groupBy(facts.entries(), ([, fact]) => fact.key);
    const queue = perCandidate.values();
    const lane = async () => {
      for (const entries of queue)
        for (const [at, fact] of entries) {
          const { data } = fact;
          if (data) outcomes[at] = await inTraceOf(fact, () => placeOne(data));
        }
    };
    await Promise.all(Array.from({ length: concurrency }, lane));
    return outcomes;
  };
}
