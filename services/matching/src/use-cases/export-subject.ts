import type { ProfileIndex } from "./profile-index.ts";
import type { RunSets } from "./run-sets.ts";
import { isListed, type Snapshots } from "./snapshots.ts";

interface Needs {
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly runSets: Pick<RunSets, "find">;
  readonly snapshots: Pick<Snapshots, "ofCandidate">;
}

/** Everything that matching holds of a person, by collection. */
export type ExportSubject = (candidateId: string) => Promise<Record<string, unknown[]>>;

export function createExportSubject({ profiles, runSets, snapshots }: Needs): ExportSubject {
  return async (candidateId) => {
    const [runSet, listing] = await Promise.all([
      runSets.find(candidateId),
      snapshots.ofCandidate(candidateId),
    ]);
    const indexed = profiles.find(candidateId);
    return {
      index: indexed === undefined ? [] : [indexed],
      runSets: runSet === undefined ? [] : [{ ...runSet, hashes: [...runSet.hashes] }],
      snapshots: listing.map(({ id, vacancyId, vacancyVersion, model, now, listed }) => ({
        snapshotId: id,
        vacancyId,
        vacancyVersion,
        model,
        now,
        listed: listed.filter((entry) => isListed(entry) && entry.candidateId === candidateId),
      })),
    };
  };
}
