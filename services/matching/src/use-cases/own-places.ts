import { nothingPersonal, type PersonalPlace } from "@raakvlak/messaging";
import type { IndexChanges } from "./index-changes.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { RunSets } from "./run-sets.ts";
import type { Snapshots } from "./snapshots.ts";

interface Needs {
  /** Absent in a process without an index. */
  readonly profiles?: Pick<ProfileIndex, "find" | "forget">;
  /** Lists that are watched are told before the tombstone comes round. */
  readonly changes?: Pick<IndexChanges, "tell">;
  readonly runSets: Pick<RunSets, "find" | "remove">;
  readonly snapshots: Pick<Snapshots, "entryIdsOf" | "entries" | "removeCandidate">;
}

/** Where matching itself holds something of a person, and how that is found and erased. */
export function createOwnPlaces(needs: Needs): PersonalPlace[] {
  const { profiles, changes } = needs;
  const index = profiles === undefined ? [] : [indexPlace(profiles, changes)];
  return [...index, runSetsPlace(needs), ...snapshotPlaces(needs)];
}

function indexPlace(
  profiles: Pick<ProfileIndex, "find" | "forget">,
  changes: Needs["changes"],
): PersonalPlace {
  return {
    place: "index",
    in: "memory",
    holds: "the profile as published, in every worker, and in the file that it starts from",
    foundBy: "its key",
    onErasure: "removed in the worker that is asked; the others follow the tombstone",
    remains:
      "in the file until the next takes its place, minutes later while a worker runs; one older than 24 hours is never read",
    read: async (candidateId) => [profiles.find(candidateId)].filter((held) => held !== undefined),
    async erase(candidateId) {
      const held = profiles.find(candidateId);
      profiles.forget(candidateId);
      changes?.tell([{ topic: "profiles", key: candidateId }]);
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

/** As much of one place as an answer carries: a client takes 16 MiB, of all places and services together. */
const exportedBytes = 4_194_304;

/** Part by part, so that no more than that is ever in memory; `more`: how many are there beyond it. */
async function readBounded(
  parts: AsyncIterable<readonly string[]>,
  read: (ids: readonly string[]) => Promise<readonly unknown[]>,
): Promise<unknown[]> {
  const found: unknown[] = [];
  let bytes = 0;
  let more = 0;
  for await (const ids of parts) {
    if (bytes >= exportedBytes) {
      more += ids.length;
      continue;
    }
    for (const one of await read(ids)) {
      found.push(one);
      bytes += Buffer.byteLength(JSON.stringify(one));
    }
  }
  return more === 0 ? found : [...found, { more }];
}

function snapshotPlaces({ snapshots }: Needs): PersonalPlace[] {
  return [
    {
      ...nothingPersonal("snapshots", "the lists that were shown, as names of entries"),
      remains: "in whose place an entry was taken out, that somebody stood there",
    },
    {
      place: "snapshot-entries",
      in: "database",
      holds: "inputs, score and reasons of whoever was listed for a vacancy or a search",
      foundBy: "snapshot-listings",
      onErasure: "removed",
      remains: "nothing; the others' entries still replay",
      read: (candidateId) => readBounded(snapshots.entryIdsOf(candidateId), snapshots.entries),
      erase: snapshots.removeCandidate,
    },
    {
      place: "snapshot-listings",
      in: "database",
      holds: "the names of a candidate's entries",
      foundBy: "its _id",
      onErasure: "removed with the entries that it names",
      remains: "nothing",
      read: (candidateId) =>
        readBounded(snapshots.entryIdsOf(candidateId), async (ids) => [
          { candidateId, entries: [...ids] },
        ]),
    },
  ];
}
