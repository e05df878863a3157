import type { ReviewSnapshot } from "./review-snapshot.ts";
import type { Snapshot, Snapshots } from "./snapshots.ts";

interface Needs {
  readonly snapshots: Pick<Snapshots, "has" | "add">;
  readonly reviewSnapshot: ReviewSnapshot;
  /** Writes down that the snapshot is to be reviewed once more, later. */
  readonly planReview: (snapshotId: string) => Promise<void>;
}

/** Stores a snapshot once; resolves when it can be replayed. */
export type KeepSnapshot = (snapshot: Snapshot) => Promise<void>;

/**
 * A candidate may withdraw or be erased while a snapshot is being stored, on another worker or on the way through a topic.
 * So a later review is written down first, and a first one follows at once.
 */
export function createKeepSnapshot({ snapshots, reviewSnapshot, planReview }: Needs): KeepSnapshot {
  return async (snapshot) => {
    if (await snapshots.has(snapshot.id)) return;
    await planReview(snapshot.id);
    await snapshots.add(snapshot);
    await reviewSnapshot(snapshot.id);
  };
}
