import type { PersonalPlace } from "@raakvlak/messaging";
import type { ProfileIndex } from "./profile-index.ts";
import type { RunSets } from "./run-sets.ts";
import { isListed, type Snapshots } from "./snapshots.ts";

interface Needs {
  /** Absent in a process without an index. */
  readonly profiles?: Pick<ProfileIndex, "find" | "forget">;
  readonly runSets: Pick<RunSets, "find" | "remove">;
  readonly snapshots: Pick<Snapshots, "ofCandidate" | "removeCandidate">;
}

/** Where matching itself holds something of a person, and how that is found and erased. */
export function createOwnPlaces(needs: Needs): PersonalPlace[] {
  const { profiles } = needs;
  const index = profiles === undefined ? [] : [indexPlace(profiles)];
  return [...index, runSetsPlace(needs), ...snapshotPlaces(needs)];
}

function indexPlace(profiles: Pick<ProfileIndex, "find" | "forget">): PersonalPlace {
  return {
    place: "index",
    in: "memory",
    holds: "the profile as published, in every worker",
    foundBy: "its key",
    onErasure: "removed in the worker that is asked; the others follow the tombstone",
    remains: "nothing",
    read: async (candidateId) => [profiles.find(candidateId)].filter((held) => held !== undefined),
    async erase(candidateId) {
      const held = profiles.find(candidateId);
      profiles.forget(candidateId);
      return held === undefined ? 0 : 1;
    },
  };
}

function runSetsPlace({ runSets }: Needs): PersonalPlace {
  return {
    place: "run-sets",
    in: "database",
    holds: "hashes of the vacancies that the candidate's last run found",
    foundBy: "its _id",
    onErasure: "removed",
    remains: "nothing",
    async read(candidateId) {
      const found = await runSets.find(candidateId);
      return found === undefined ? [] : [{ ...found, hashes: [...found.hashes] }];
    },
    erase: runSets.remove,
  };
}

function snapshotPlaces({ snapshots }: Needs): PersonalPlace[] {
  return [
    {
      place: "snapshots",
      in: "database",
      holds: "inputs, score and reasons of whoever was listed for a vacancy",
      foundBy: "snapshot-listings",
      onErasure: "the candidate's entry is replaced by a mark that somebody stood there",
      remains: "the others' entries, which still replay",
      read: async (candidateId) =>
        (await snapshots.ofCandidate(candidateId)).map(
          ({ id, vacancyId, vacancyVersion, model, now, listed }) => ({
            snapshotId: id,
            vacancyId,
            vacancyVersion,
            model,
            now,
            listed: listed.filter((entry) => isListed(entry) && entry.candidateId === candidateId),
          }),
        ),
      erase: snapshots.removeCandidate,
    },
    {
      place: "snapshot-listings",
      in: "database",
      holds: "in which snapshots a candidate is listed",
      foundBy: "its _id",
      onErasure: "removed with the entries that it names",
      remains: "nothing",
      read: async (candidateId) => {
        const listed = await snapshots.ofCandidate(candidateId);
        return listed.length === 0 ? [] : [{ candidateId, snapshots: listed.map(({ id }) => id) }];
      },
    },
  ];
}
