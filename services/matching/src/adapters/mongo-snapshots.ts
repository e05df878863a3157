import { Schema, type Model } from "mongoose";
import type { Database } from "@raakvlak/runtime";
import {
  isListed,
  type ListedCandidate,
  type Snapshot,
  type Snapshots,
} from "../use-cases/snapshots.ts";

/** Inputs and reasons are kept as texts: bit for bit what was scored, whatever keys they have. */
interface SnapshotDocument extends Pick<
  Snapshot,
  "vacancyId" | "vacancyVersion" | "model" | "now" | "offsets" | "eligible"
> {
  readonly _id: string;
  readonly vacancy: string;
  readonly listed: readonly ListedDocument[];
}

type ListedDocument =
  | {
      readonly candidateId: string;
      readonly profileVersion: number;
      readonly score: number;
      readonly input: string;
      readonly reasons: string;
    }
  | { readonly removed: true };

/** In which snapshots a candidate is listed: found by id, on a store where anything else is a scan. */
interface ListingDocument {
  readonly _id: string;
  readonly snapshots: readonly string[];
}

const options = { versionKey: false, minimize: false, strict: false } as const;
const snapshotsSchema = new Schema({ _id: String }, { ...options, collection: "snapshots" });
const listingsSchema = new Schema({ _id: String }, { ...options, collection: "snapshot-listings" });

const duplicateKey = 11_000;

/** What people were shown, and the way back from a candidate to it. */
export function createMongoSnapshots({ connection }: Database): Snapshots {
  const snapshots = connection.model(
    "Snapshots",
    snapshotsSchema,
  ) as unknown as Model<SnapshotDocument>;
  const listings = connection.model(
    "SnapshotListings",
    listingsSchema,
  ) as unknown as Model<ListingDocument>;

  const snapshotsOf = async (candidateId: string): Promise<SnapshotDocument[]> => {
    const listing = await listings.findById(candidateId).lean();
    return listing === null ? [] : snapshots.find({ _id: { $in: listing.snapshots } }).lean();
  };

  return {
    async find(id) {
      const found = await snapshots.findById(id).lean();
      return found === null ? undefined : decoded(found);
    },
    has: async (id) => (await snapshots.exists({ _id: id })) !== null,
    async add(snapshot) {
      await addListings(listings, snapshot);
      try {
        await snapshots.collection.insertOne(encoded(snapshot) as never);
      } catch (error) {
        // The same list was shown by another worker at the same time.
        if ((error as { code?: number }).code !== duplicateKey) throw error;
      }
    },
    ofCandidate: async (candidateId) => (await snapshotsOf(candidateId)).map(decoded),
    async listing(candidateIds) {
      const found = await listings.find({ _id: { $in: [...candidateIds] } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
    async removeCandidate(candidateId) {
      const listed = await snapshotsOf(candidateId);
      for (const { _id, listed: entries } of listed) {
        const at = entries.findIndex(
          (entry) => "candidateId" in entry && entry.candidateId === candidateId,
        );
        if (at >= 0)
          await snapshots.updateOne(
            { _id, [`listed.${at}.candidateId`]: candidateId },
            { $set: { [`listed.${at}`]: { removed: true } } },
          );
      }
      const done = listed.map(({ _id }) => _id);
      await listings.updateOne({ _id: candidateId }, { $pullAll: { snapshots: done } });
      // One that was noted meanwhile keeps the document, and is found by the snapshot's own review.
      await listings.deleteOne({ _id: candidateId, snapshots: [] });
      return listed.length;
    },
  };
}

async function addListings(
  listings: Model<ListingDocument>,
  { id, listed }: Snapshot,
): Promise<void> {
  const candidates = listed.filter(isListed);
  if (candidates.length === 0) return;
  await listings.bulkWrite(
    candidates.map(({ candidateId }) => ({
      updateOne: {
        filter: { _id: candidateId },
        update: { $addToSet: { snapshots: id } },
        upsert: true,
      },
    })),
    { ordered: false },
  );
}

function encoded({ id, vacancy, listed, ...rest }: Snapshot): SnapshotDocument {
  return {
    _id: id,
    ...rest,
    vacancy: JSON.stringify(vacancy),
    listed: listed.map((entry) =>
      isListed(entry)
        ? { ...entry, input: JSON.stringify(entry.input), reasons: JSON.stringify(entry.reasons) }
        : entry,
    ),
  };
}

function decoded({ _id, vacancy, listed, ...rest }: SnapshotDocument): Snapshot {
  return {
    ...rest,
    id: _id,
    vacancy: JSON.parse(vacancy) as Snapshot["vacancy"],
    listed: listed.map((entry) => ("removed" in entry ? entry : decodedEntry(entry))),
  };
}

function decodedEntry(entry: Exclude<ListedDocument, { removed: true }>): ListedCandidate {
  return {
    ...entry,
    input: JSON.parse(entry.input) as ListedCandidate["input"],
    reasons: JSON.parse(entry.reasons) as ListedCandidate["reasons"],
  };
}
