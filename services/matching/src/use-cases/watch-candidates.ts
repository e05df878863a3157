import type { RankedCandidates } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { judgePair } from "../domain/judge.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { IndexChange, IndexChanges } from "./index-changes.ts";
import type { KeepSnapshot } from "./keep-snapshot.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { ComputeRanking } from "./rank-candidates.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly changes: Pick<IndexChanges, "listen">;
  readonly computeRanking: ComputeRanking;
  readonly keepSnapshot: KeepSnapshot;
  readonly clock: Clock;
}

export interface WatchOptions {
  readonly limit: number;
  /** The snapshot that the reader has already. */
  readonly shown?: string;
  readonly signal: AbortSignal;
}

/**
 * The ranked list of a vacancy, and again each time when what a reader sees of it has become another: within half a second
 * of the index. Every list that is given was stored as a snapshot before (what was sent counts as shown), and no other: so
 * one that changes on and on is given at the pace at which it may be stored. Ends when the signal aborts or the vacancy is
 * not open any more.
 */
export type WatchCandidates = (
  vacancyId: string,
  options: WatchOptions,
) => AsyncIterable<RankedCandidates>;

const pauseMs = 500;
/** As many lists in a row come at that pace; who has had them gets one more every two seconds. */
const mostInARow = 20;
const oneMoreMs = 2_000;
/** Lists also change without a record: by the day, and when somebody is erased. */
const lookAgainMs = 15_000;

export function createWatchCandidates(needs: Needs): WatchCandidates {
  const { model, profiles, vacancies, changes, computeRanking, keepSnapshot, clock } = needs;

  function fits(candidateId: string, vacancyId: string): boolean {
    const profile = profiles.find(candidateId)?.profile;
    const vacancy = vacancies.find(vacancyId)?.vacancy;
    if (profile === undefined || vacancy === undefined) return false;
    const day = dayOf(clock.now());
    return judgePair({ profile, vacancy, purpose: "recruiters", day, model }).eligible;
  }

  return async function* watch(vacancyId, { limit, shown, signal }) {
    let last = { id: shown, face: "" };
    const allowance = createAllowance(clock);
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
      const ranked = await computeRanking(vacancyId, limit);
      if (ranked.result !== "ranked") return;
      listed = new Set(ranked.list.candidates.map(({ candidateId }) => candidateId));
      isRanking = false;
      const face = faceOf(ranked.list);
      const isNews = ranked.snapshot.id !== last.id && face !== last.face;
      last = { id: ranked.snapshot.id, face };
      if (isNews) {
        await keepSnapshot(ranked.snapshot);
        allowance.spend();
        yield ranked.list;
      }
      await clock.sleep(allowance.isLeft() ? pauseMs : oneMoreMs, signal);
      await clock.sleep(lookAgainMs, AbortSignal.any([signal, woken.signal]));
    }
  };
}

/** What somebody who looks at the list sees of it. */
function faceOf({ vacancyVersion, model, candidates }: RankedCandidates): string {
  const shown = candidates.map(({ candidateId, score, reasons, points }) => [
    candidateId,
    score,
    reasons,
    points,
  ]);
  return JSON.stringify([vacancyVersion, model, shown]);
}

function createAllowance(clock: Clock) {
  let left = mostInARow;
  let countedAt = clock.now().getTime();
  const count = () => {
    const now = clock.now().getTime();
    left = Math.min(mostInARow, left + (now - countedAt) / oneMoreMs);
    countedAt = now;
  };
  return {
    spend() {
      count();
      left -= 1;
    },
    isLeft() {
      count();
      return left >= 1;
    },
  };
}
