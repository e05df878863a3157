import type { Clock } from "@raakvlak/runtime";
import type { Model } from "../domain/model.ts";
import type { RelatedOccupations } from "../domain/scored-vacancy.ts";
import type { ErasedIds } from "./erased-ids.ts";
import { createFindAsked } from "./find-asked.ts";
import type { IndexChanges } from "./index-changes.ts";
import type { IndexPositions } from "./index-positions.ts";
import { createJudgeStability } from "./judge-stability.ts";
import type { KeepSnapshot } from "./keep-snapshot.ts";
import { createListAttention } from "./list-attention.ts";
import type { ProfileIndex } from "./profile-index.ts";
import { createProfileOfChange } from "./profile-of-change.ts";
import { createComputeRanking, createRankCandidates } from "./rank-candidates.ts";
import type { VacancyIndex } from "./vacancy-index.ts";
import { createWatchCandidates } from "./watch-candidates.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: ProfileIndex;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly related: RelatedOccupations;
  readonly index: Pick<IndexPositions, "positions" | "behindMs">;
  readonly changes: Pick<IndexChanges, "listen">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly keepSnapshot: KeepSnapshot;
  readonly clock: Clock;
}

/** The use cases about ranked candidates, tied to each other. */
export function createRankedLists(needs: Needs) {
  const { keepSnapshot, clock } = needs;
  const findAsked = createFindAsked(needs);
  const profileOfChange = createProfileOfChange(needs.profiles);
  const parts = { ...needs, findAsked, profileOfChange, now: () => clock.now() };
  const computeRanking = createComputeRanking(parts);
  const judgeStability = createJudgeStability(parts);
  return {
    findAsked,
    rankCandidates: createRankCandidates({ computeRanking, judgeStability, keepSnapshot }),
    watchCandidates: createWatchCandidates({
      attend: (request) => createListAttention(parts, request),
      computeRanking,
      keepSnapshot,
      clock,
    }),
  };
}
