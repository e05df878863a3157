import type { ErasedIds } from "./erased-ids.ts";
import type { IndexPositions } from "./index-positions.ts";
import type { ProfileIndex } from "./profile-index.ts";
import { isListed, type Snapshots } from "./snapshots.ts";

interface Needs {
  readonly snapshots: Pick<Snapshots, "find" | "removeCandidate">;
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly index: Pick<IndexPositions, "behindMs">;
}

export type ReviewResult = "reviewed" | "index-behind";

/** Takes out whoever of a snapshot was erased or no longer allows recruiters. */
export type ReviewSnapshot = (snapshotId: string) => Promise<ReviewResult>;

/** An index that lags more would not yet know of a withdrawal that came before the snapshot. */
const behindAtMostMs = 10_000;

export function createReviewSnapshot({
  snapshots,
  profiles,
  erased,
  index,
}: Needs): ReviewSnapshot {
  return async (snapshotId) => {
    if (index.behindMs() > behindAtMostMs) return "index-behind";
    const snapshot = await snapshots.find(snapshotId);
    const candidateIds = (snapshot?.listed ?? [])
      .filter(isListed)
      .map(({ candidateId }) => candidateId);
    const marked = await erased.among(candidateIds);
    for (const candidateId of candidateIds)
      if (marked.has(candidateId) || !allowsRecruiters(candidateId))
        await snapshots.removeCandidate(candidateId);
    return "reviewed";
  };

  function allowsRecruiters(candidateId: string): boolean {
    return profiles.find(candidateId)?.profile.purposes.recruiters === true;
  }
}
