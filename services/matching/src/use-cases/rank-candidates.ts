import type { RankedCandidates } from "@raakvlak/contracts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import { pointsOf } from "../domain/points.ts";
import type { PartialResult } from "../domain/ranking.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ErasedIds } from "./erased-ids.ts";
import { indexAgeOf, type IndexPositions } from "./index-positions.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { KeepSnapshot } from "./keep-snapshot.ts";
import { snapshotIdOf } from "./snapshot-id.ts";
import type { ListedCandidate, Snapshot } from "./snapshots.ts";
import type { IndexedVacancy, VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "rank" | "find" | "forget">;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly index: Pick<IndexPositions, "positions" | "behindMs">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly now: () => Date;
}

type NoList = { readonly result: "unknown-vacancy" } | { readonly result: "vacancy-closed" };
export type RankCandidatesResult =
  | { readonly result: "ranked"; readonly list: RankedCandidates }
  | NoList;

/** The list with its snapshot, which is not stored yet: nobody may be shown it before. */
export type ComputeRanking = (
  vacancyId: string,
  limit: number,
) => Promise<
  | { readonly result: "ranked"; readonly list: RankedCandidates; readonly snapshot: Snapshot }
  | NoList
>;

/** The candidates of an open vacancy who allow recruiters, best first, exact now; what is answered is kept as a snapshot. */
export type RankCandidates = (vacancyId: string, limit: number) => Promise<RankCandidatesResult>;

export function createRankCandidates(
  computeRanking: ComputeRanking,
  keepSnapshot: KeepSnapshot,
): RankCandidates {
  return async (vacancyId, limit) => {
    const ranked = await computeRanking(vacancyId, limit);
    if (ranked.result !== "ranked") return ranked;
    await keepSnapshot(ranked.snapshot);
    return { result: "ranked", list: ranked.list };
  };
}

export function createComputeRanking(needs: Needs): ComputeRanking {
  const { profiles, vacancies, index, model } = needs;
  return async (vacancyId, limit) => {
    const held = vacancies.find(vacancyId);
    if (held === undefined) return { result: "unknown-vacancy" };
    if (!held.vacancy.open) return { result: "vacancy-closed" };
    const now = needs.now();
    const measure = { day: dayOf(now), model };
    const offsets = index.positions();
    const { eligible, listed } = await rankWithoutErased(held, measure, limit);
    const content = {
      vacancyId,
      vacancyVersion: held.version,
      vacancy: held.vacancy,
      model: model.version,
      now: now.toISOString(),
      offsets,
      eligible,
      listed,
    };
    const snapshot = { ...content, id: snapshotIdOf(content) };
    return {
      result: "ranked",
      snapshot,
      list: { ...answerOf(snapshot, listed, measure), index: indexAgeOf(index) },
    };
  };

  /** Ranks again without those who are marked; each time at least one fewer is left, so it ends. */
  async function rankWithoutErased(held: IndexedVacancy, measure: Measure, limit: number) {
    for (;;) {
      const ranked = profiles.rank(held.vacancy, measure, limit);
      const listed = listedOf(ranked);
      const marked = await needs.erased.among(listed.map(({ candidateId }) => candidateId));
      if (marked.size === 0) return { eligible: ranked.eligible, listed };
      for (const candidateId of marked) profiles.forget(candidateId);
    }
  }

  function listedOf({ best }: PartialResult<Fitting>): ListedCandidate[] {
    return best.flatMap(({ id, version, score, reasons }) => {
      const profile = profiles.find(id)?.profile;
      if (profile === undefined) return [];
      return [
        { candidateId: id, profileVersion: version, input: inputOf(profile), score, reasons },
      ];
    });
  }
}

/** What a candidate hid are other vacancies than this one, for it would not be eligible: nothing that a list needs. */
function inputOf(profile: ScoredProfile): ScoredProfile {
  return { ...profile, hiddenVacancies: [] };
}

function answerOf(
  { id, vacancyId, vacancyVersion, vacancy, model, now, eligible }: Snapshot,
  listed: readonly ListedCandidate[],
  measure: Measure,
): Omit<RankedCandidates, "index"> {
  const candidates = listed.map(({ candidateId, profileVersion, input, score, reasons }) => ({
    candidateId,
    profileVersion,
    score,
    reasons: [...reasons],
    points: pointsOf({ profile: input, vacancy, purpose: "recruiters", ...measure }),
  }));
  return { vacancyId, vacancyVersion, model, now, eligible, candidates, snapshotId: id };
}
