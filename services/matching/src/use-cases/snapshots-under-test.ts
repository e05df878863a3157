import { askedByOf } from "./snapshot-id.ts";
import { isListed, type Snapshot, type Snapshots } from "./snapshots.ts";

/** Snapshots in memory: every list has entries of its own. */
export function createSnapshotsInMemory(): Snapshots {
  const all = new Map<string, Snapshot>();
  const listing = (id: string) =>
    [...all.values()].filter(({ listed }) =>
      listed.some((entry) => isListed(entry) && entry.candidateId === id),
    );
  return {
    find: async (id) => all.get(id),
    askedOf: async (id) => all.get(id)?.asked,
    has: async (id) => all.has(id),
    add: async (snapshot) => void all.set(snapshot.id, snapshot),
    async *entryIdsOf(id) {
      const ids = listing(id).map((snapshot) => `${snapshot.id} ${id}`);
      if (ids.length > 0) yield ids;
    },
    entries: async (ids) =>
      ids.flatMap((id) => {
        const [snapshotId = "", person] = id.split(" ");
        const snapshot = all.get(snapshotId);
        const entry = snapshot?.listed
          .filter(isListed)
          .find((listed) => listed.candidateId === person);
        if (snapshot === undefined || entry === undefined) return [];
        const { asked, model, now } = snapshot;
        return [{ ...entry, id, snapshotId, askedBy: askedByOf(asked), model, now }];
      }),
    listing: async (ids) => new Set(ids.filter((id) => listing(id).length > 0)),
    async removeCandidate(id) {
      const found = listing(id);
      for (const snapshot of found)
        all.set(snapshot.id, {
          ...snapshot,
          listed: snapshot.listed.map((entry) =>
            isListed(entry) && entry.candidateId === id ? { removed: true } : entry,
          ),
        });
      return found.length;
    },
  };
}
