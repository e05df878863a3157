import type { RankedList, RankingRequest } from "@raakvlak/contracts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import { pointsOf } from "../domain/points.ts";
import type { PartialResult } from "../domain/ranking.ts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { ErasedIds } from "./erased-ids.ts";
import type { FindAsked, NoList } from "./find-asked.ts";
import { indexAgeOf, type IndexPositions } from "./index-positions.ts";
import type { JudgeStability } from "./judge-stability.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { KeepSnapshot } from "./keep-snapshot.ts";
import { snapshotIdOf } from "./snapshot-id.ts";
import type { ListedCandidate, Snapshot } from "./snapshots.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "rank" | "find" | "forget">;
  readonly findAsked: FindAsked;
  readonly index: Pick<IndexPositions, "positions" | "behindMs">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly now: () => Date;
}

export type RankCandidatesResult =
  | { readonly result: "ranked"; readonly list: RankedList }
  | NoList;

/** The list with its snapshot, which is not stored yet: nobody may be shown it before. */
export type ComputeRanking = (
  request: RankingRequest,
  limit: number,
) => Promise<
  { readonly result: "ranked"; readonly list: RankedList; readonly snapshot: Snapshot } | NoList
>;

/**
 * The candidates who allow recruiters, for an open vacancy or a standing search, best first, exact now, with
 * how sure the order is; what is answered is kept as a snapshot.
 */
export type RankCandidates = (
  request: RankingRequest,
  limit: number,
) => Promise<RankCandidatesResult>;

export function createRankCandidates({
  computeRanking,
  judgeStability,
  keepSnapshot,
}: {
  readonly computeRanking: ComputeRanking;
  readonly judgeStability: JudgeStability;
  readonly keepSnapshot: KeepSnapshot;
}): RankCandidates {
  return async (request, limit) => {
    const ranked = await computeRanking(request, limit);
    if (ranked.result !== "ranked") return ranked;
    // Before anything is waited for: of the index as it was ranked.
    const stability = judgeStability(ranked.snapshot);
    await keepSnapshot(ranked.snapshot);
    return { result: "ranked", list: { ...ranked.list, stability } };
  };
}

export function createComputeRanking(needs: Needs): ComputeRanking {
  const { profiles, findAsked, index, model } = needs;
  return async (request, limit) => {
    const found = findAsked(request);
    if (found.result !== "found") return found;
    const { asked, vacancy } = found;
    const now = needs.now();
    const measure = { day: dayOf(now), model };
    const offsets = index.positions();
    const { eligible, listed } = await rankWithoutErased(vacancy, measure, limit);
    const content = {
      asked,
      vacancy,
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
  async function rankWithoutErased(vacancy: ScoredVacancy, measure: Measure, limit: number) {
    for (;;) {
      const ranked = profiles.rank(vacancy, measure, limit);
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
  { id, asked, vacancy, model, now, eligible }: Snapshot,
  listed: readonly ListedCandidate[],
  measure: Measure,
): Omit<RankedList, "index"> {
  const candidates = listed.map(({ candidateId, profileVersion, input, score, reasons }) => ({
    candidateId,
    profileVersion,
    score,
    reasons: [...reasons],
    points: pointsOf({ profile: input, vacancy, purpose: "recruiters", ...measure }),
  }));
  return { asked, model, now, eligible, candidates, snapshotId: id };
}
