import type { ErasedIds } from "./erased-ids.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { RunSets } from "./run-sets.ts";
import type { Snapshots } from "./snapshots.ts";

interface Needs {
  readonly erased: Pick<ErasedIds, "mark">;
  readonly profiles: Pick<ProfileIndex, "find" | "forget">;
  readonly runSets: Pick<RunSets, "remove">;
  readonly snapshots: Pick<Snapshots, "removeCandidate">;
  /** Removes the job of this version of the profile, when there is one; 0 or 1. Later ones end at the mark. */
  readonly removeJob: (candidateId: string, version: number) => Promise<number>;
}

/** Marks the person as erased and removes what is held: how many documents per collection. May be repeated. */
export type EraseSubject = (candidateId: string) => Promise<Record<string, number>>;

/** Protocol F: the mark first, so that whatever comes later, in this process or another, is dropped. */
export function createEraseSubject({
  erased,
  profiles,
  runSets,
  snapshots,
  removeJob,
}: Needs): EraseSubject {
  return async (candidateId) => {
    await erased.mark(candidateId);
    const indexed = profiles.find(candidateId);
    profiles.forget(candidateId);
    const due = indexed === undefined ? 0 : await removeJob(candidateId, indexed.version);
    return {
      index: indexed === undefined ? 0 : 1,
      due,
      runSets: await runSets.remove(candidateId),
      snapshots: await snapshots.removeCandidate(candidateId),
    };
  };
}
