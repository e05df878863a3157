import type { ErasedIds } from "./erased-ids.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { RunSets } from "./run-sets.ts";
import type { Snapshots } from "./snapshots.ts";

interface Needs {
  readonly erased: Pick<ErasedIds, "mark">;
  readonly profiles: Pick<ProfileIndex, "find" | "forget">;
  readonly runSets: Pick<RunSets, "remove">;
  readonly snapshots: Pick<Snapshots, "removeCandidate">;
}

/** Marks the person as erased and removes what is held: how many documents per collection. May be repeated. */
export type EraseSubject = (candidateId: string) => Promise<Record<string, number>>;

/** Protocol F: the mark first, so that whatever comes later is dropped, and jobs under way end at it. */
export function createEraseSubject({ erased, profiles, runSets, snapshots }: Needs): EraseSubject {
  return async (candidateId) => {
    await erased.mark(candidateId);
    const indexed = profiles.find(candidateId);
    profiles.forget(candidateId);
    return {
      index: indexed === undefined ? 0 : 1,
      runSets: await runSets.remove(candidateId),
      snapshots: await snapshots.removeCandidate(candidateId),
    };
  };
}
