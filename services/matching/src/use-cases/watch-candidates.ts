import type { RankedCandidates } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { judgePair } from "../domain/judge.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { IndexChange, IndexChanges } from "./index-changes.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { RankCandidates } from "./rank-candidates.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly changes: Pick<IndexChanges, "listen">;
  readonly rankCandidates: RankCandidates;
  readonly clock: Clock;
}

export interface WatchOptions {
  readonly limit: number;
  /** The snapshot that the reader has already. */
  readonly shown?: string;
  readonly signal: AbortSignal;
}

/**
 * The ranked list of a vacancy, and again each time when it has become another one: within half a second of the index, at
 * most twice a second. Every list that is given was stored as a snapshot before (what was sent counts as shown). Ends when
 * the signal aborts or the vacancy is not open any more.
 */
export type WatchCandidates = (
  vacancyId: string,
  options: WatchOptions,
) => AsyncIterable<RankedCandidates>;

const pauseMs = 500;
/** Lists also change without a record: by the day, and when somebody is erased. */
const lookAgainMs = 15_000;

export function createWatchCandidates(needs: Needs): WatchCandidates {
  const { model, profiles, vacancies, changes, rankCandidates, clock } = needs;

  function fits(candidateId: string, vacancyId: string): boolean {
    const profile = profiles.find(candidateId)?.profile;
    const vacancy = vacancies.find(vacancyId)?.vacancy;
    if (profile === undefined || vacancy === undefined) return false;
    const day = dayOf(clock.now());
    return judgePair({ profile, vacancy, purpose: "recruiters", day, model }).eligible;
  }

  return async function* watch(vacancyId, { limit, shown, signal }) {
    let last = shown;
    let listed: ReadonlySet<string> = new Set();
    let isRanking = true;
    let woken = new AbortController();
    const concerns = ({ topic, key }: IndexChange) =>
      topic === "vacancies"
        ? key === vacancyId
        : // Who comes into the list that is being made is not in the last one yet.
          isRanking || listed.has(key) || fits(key, vacancyId);
    using _listening = changes.listen((batch) => {
      if (batch.some(concerns)) woken.abort();
    });
    while (!signal.aborted) {
      woken = new AbortController();
      isRanking = true;
      const ranked = await rankCandidates(vacancyId, limit);
      if (ranked.result !== "ranked") return;
      listed = new Set(ranked.list.candidates.map(({ candidateId }) => candidateId));
      isRanking = false;
      if (ranked.list.snapshotId !== last) {
        last = ranked.list.snapshotId;
        yield ranked.list;
      }
      await clock.sleep(pauseMs, signal);
      await clock.sleep(lookAgainMs, AbortSignal.any([signal, woken.signal]));
    }
  };
}
