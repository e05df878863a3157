import type { ErasedIds } from "./erased-ids.ts";
import { isListed, type Snapshot, type Snapshots } from "./snapshots.ts";

interface Needs {
  readonly snapshots: Pick<Snapshots, "has" | "add" | "removeCandidate">;
  readonly erased: Pick<ErasedIds, "among">;
  /** Writes down that the snapshot is to be reviewed, later. */
  readonly planReview: (snapshotId: string) => Promise<void>;
}

/** Stores a snapshot once; resolves when it can be replayed. */
export type KeepSnapshot = (snapshot: Snapshot) => Promise<void>;

/**
 * A candidate may be erased or withdraw while the snapshot is being stored: by another process, or on the way through a
 * topic. So a later review is written down first, and the marks are looked at once more behind the insert.
 */
export function createKeepSnapshot({ snapshots, erased, planReview }: Needs): KeepSnapshot {
  return async (snapshot) => {
    if (await snapshots.has(snapshot.id)) return;
    await planReview(snapshot.id);
    await snapshots.add(snapshot);
    const listed = snapshot.listed.filter(isListed).map(({ candidateId }) => candidateId);
    for (const candidateId of await erased.among(listed))
      await snapshots.removeCandidate(candidateId);
  };
}
