import { Schema, type Model } from "mongoose";
import type { Asked, StandingSearch } from "@raakvlak/contracts";
import { isDuplicateKey, type Clock, type Database } from "@raakvlak/runtime";
import { askedByOf } from "../use-cases/snapshot-id.ts";
import {
  isListed,
  type ListedCandidate,
  type ShownEntry,
  type Snapshot,
  type Snapshots,
} from "../use-cases/snapshots.ts";
import { createMongoListings } from "./mongo-listings.ts";

/** What it was for: a vacancy, or a search as a text or by its name. */
interface AskedFields {
  readonly vacancyId?: string;
  readonly vacancyVersion?: number;
  readonly search?: string;
}

/** Inputs and reasons are kept as texts: bit for bit what was scored, whatever keys they have. */
interface SnapshotDocument
  extends AskedFields, Pick<Snapshot, "model" | "now" | "offsets" | "eligible"> {
  readonly _id: string;
  readonly vacancy: string;
  /** In their order; one that is not there any more was taken out. */
  readonly entries?: readonly string[];
}

interface EntryDocument
  extends AskedFields, Omit<ShownEntry, "id" | "askedBy" | "input" | "reasons"> {
  readonly _id: string;
  readonly input: string;
  readonly reasons: string;
}

interface Needs {
  readonly clock: Clock;
  /** The name of an entry stays in its lists when the entry is gone: it tells nothing to who has not the secret. */
  readonly pseudonymise: (text: string) => string;
}

const options = { versionKey: false, minimize: false, strict: false } as const;
const snapshotsSchema = new Schema({ _id: String }, { ...options, collection: "snapshots" });
const entriesSchema = new Schema({ _id: String }, { ...options, collection: "snapshot-entries" });

/** What is no entry's name. */
const takenOut = "";

/** What people were shown, and the way back from a candidate to it. */
export function createMongoSnapshots(database: Database, needs: Needs): Snapshots {
  const { connection } = database;
  const snapshots = connection.model(
    "Snapshots",
    snapshotsSchema,
  ) as unknown as Model<SnapshotDocument>;
  const entries = connection.model(
    "SnapshotEntries",
    entriesSchema,
  ) as unknown as Model<EntryDocument>;
  const known = async (ids: readonly string[]): Promise<Set<string>> => {
    const found = await entries.find({ _id: { $in: [...ids] } }, { _id: 1 }).lean();
    return new Set(found.map(({ _id }) => _id));
  };
  const removeEntries = async (ids: readonly string[]) => {
    const there = [...(await known(ids))];
    await entries.deleteMany({ _id: { $in: there } });
    return there;
  };
  const listings = createMongoListings(database, { clock: needs.clock });

  return {
    async find(id) {
      const found = await snapshots.findById(id).lean();
      if (found === null) return undefined;
      const shown = await entries.find({ _id: { $in: [...(found.entries ?? [])] } }).lean();
      return joined(found, shown);
    },
    async askedOf(id) {
      const found = await snapshots.findById(id, { entries: 0, vacancy: 0 }).lean();
      return found === null ? undefined : askedIn(found);
    },
    has: async (id) => (await snapshots.exists({ _id: id })) !== null,
    async add(snapshot) {
      const { document, shown } = split(snapshot, needs.pseudonymise);
      const stored = await known(shown.map(({ _id }) => _id));
      const fresh = shown.filter(({ _id }) => !stored.has(_id));
      await listings.add(fresh.map(({ _id: entryId, candidateId }) => ({ entryId, candidateId })));
      await insertEntries(entries, fresh);
      try {
        await snapshots.collection.insertOne(document as never);
      } catch (error) {
        // The same list was shown by another worker at the same time.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    entryIdsOf: listings.entryIdsOf,
    async entries(ids) {
      const found = await entries.find({ _id: { $in: [...ids] } }).lean();
      return found.map(decoded);
    },
    listing: listings.listing,
    removeCandidate: (candidateId) => listings.remove(candidateId, removeEntries),
  };
}

/** An upsert each: another worker may show the same candidate at the same time. */
async function insertEntries(
  entries: Model<EntryDocument>,
  fresh: readonly EntryDocument[],
): Promise<void> {
  if (fresh.length === 0) return;
  await entries.bulkWrite(
    fresh.map(({ _id, ...rest }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
    })),
    { ordered: false },
  );
}

function split(
  { id, asked, vacancy, listed, ...rest }: Snapshot,
  pseudonymise: Needs["pseudonymise"],
): { document: SnapshotDocument; shown: EntryDocument[] } {
  const { model, now } = rest;
  const askedBy = askedByOf(asked);
  const whose: AskedFields =
    askedBy.kind === "search" ? { search: askedBy.searchId } : idOf(askedBy);
  const placed = listed.map((entry): EntryDocument | undefined => {
    if (!isListed(entry)) return undefined;
    const { candidateId, profileVersion, score } = entry;
    const texts = { input: JSON.stringify(entry.input), reasons: JSON.stringify(entry.reasons) };
    const content = { candidateId, profileVersion, ...whose, model, score };
    const _id = pseudonymise(JSON.stringify([content, texts]));
    return { _id, ...content, ...texts, snapshotId: id, now };
  });
  return {
    document: {
      _id: id,
      ...rest,
      ...(asked.kind === "search" ? { search: JSON.stringify(asked.search) } : idOf(asked)),
      vacancy: JSON.stringify(vacancy),
      entries: placed.map((entry) => entry?._id ?? takenOut),
    },
    shown: placed.filter((entry) => entry !== undefined),
  };
}

function idOf({ vacancyId, vacancyVersion }: Extract<Asked, { kind: "vacancy" }>) {
  return { vacancyId, vacancyVersion };
}

function vacancyOf({ vacancyId = "", vacancyVersion = 0 }: AskedFields) {
  return { kind: "vacancy", vacancyId, vacancyVersion } as const;
}

function askedIn(fields: AskedFields): Asked {
  const { search } = fields;
  if (search === undefined) return vacancyOf(fields);
  return { kind: "search", search: JSON.parse(search) as StandingSearch };
}

/** A document of an older form names no entries: of its list nobody is left. */
function joined(
  { _id, vacancy, entries = [], ...rest }: SnapshotDocument,
  shown: readonly EntryDocument[],
): Snapshot {
  const { model, now, offsets, eligible } = rest;
  const byId = new Map(shown.map((entry) => [entry._id, entry]));
  return {
    id: _id,
    asked: askedIn(rest),
    model,
    now,
    offsets,
    eligible,
    vacancy: JSON.parse(vacancy) as Snapshot["vacancy"],
    listed: entries.map((id) => {
      const entry = byId.get(id);
      return entry === undefined ? { removed: true } : listedIn(entry);
    }),
  };
}

function listedIn(entry: EntryDocument): ListedCandidate {
  const { candidateId, profileVersion, score } = entry;
  return {
    candidateId,
    profileVersion,
    score,
    input: JSON.parse(entry.input) as ListedCandidate["input"],
    reasons: JSON.parse(entry.reasons) as ListedCandidate["reasons"],
  };
}

function decoded({ _id, ...entry }: EntryDocument): ShownEntry {
  const { search, model, snapshotId, now } = entry;
  const askedBy =
    search === undefined ? vacancyOf(entry) : ({ kind: "search", searchId: search } as const);
  return { id: _id, askedBy, model, snapshotId, now, ...listedIn({ _id, ...entry }) };
}
