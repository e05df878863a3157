import { Schema, type Model } from "mongoose";
import type { Clock, Database } from "@raakvlak/runtime";

/**
 * The entries of a candidate, found by exact ids on a store where anything else is a scan: one document names the days, and
 * one a day the entries that were new on it. So no document grows with the years.
 */
interface ListingDocument {
  /** The candidate's id; of a day: the id, a blank and the day. */
  readonly _id: string;
  readonly days?: readonly string[];
  readonly entries?: readonly string[];
  /** When a removal last came upon entries that were named here and not there. */
  readonly missedAt?: Date;
}

interface NewListing {
  readonly candidateId: string;
  readonly entryId: string;
}

const schema = new Schema(
  { _id: String },
  { versionKey: false, minimize: false, strict: false, collection: "snapshot-listings" },
);

const partLength = 100;
/** An entry is stored right behind its name. What is still not there by now died in between. */
const underWayMs = 30_000;

const pageOf = (candidateId: string, day: string) => `${candidateId} ${day}`;

function* partsOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += partLength)
    yield ids.slice(from, from + partLength);
}

async function daysOf(model: Model<ListingDocument>, candidateId: string) {
  return (await model.findById(candidateId).lean())?.days ?? [];
}

/** The way from a candidate to what was shown of them. */
export function createMongoListings({ connection }: Database, { clock }: { clock: Clock }) {
  const model = connection.model("SnapshotListings", schema) as unknown as Model<ListingDocument>;
  async function* entryIdsOf(candidateId: string): AsyncGenerator<readonly string[]> {
    for (const day of await daysOf(model, candidateId)) {
      const page = await model.findById(pageOf(candidateId, day)).lean();
      yield* partsOf(page?.entries ?? []);
    }
  }

  return {
    entryIdsOf,
    async listing(candidateIds: readonly string[]): Promise<ReadonlySet<string>> {
      const found = await model.find({ _id: { $in: [...candidateIds] } }, { _id: 1 }).lean();
      return new Set(found.map(({ _id }) => _id));
    },
    async add(listed: readonly NewListing[]): Promise<void> {
      if (listed.length === 0) return;
      const day = clock.now().toISOString().slice(0, 10);
      const pages = listed.map(({ candidateId, entryId }) => ({
        filter: { _id: pageOf(candidateId, day) },
        update: { $addToSet: { entries: entryId }, $unset: { missedAt: 1 as const } },
        upsert: true,
      }));
      const heads = listed.map(({ candidateId }) => ({
        filter: { _id: candidateId },
        update: { $addToSet: { days: day } },
        upsert: true,
      }));
      // In this order: a page that comes behind the removal of its day brings the day with it.
      for (const writes of [pages, heads])
        await model.bulkWrite(
          writes.map((updateOne) => ({ updateOne })),
          { ordered: false },
        );
    },
    remove: createRemoval(model, clock),
  };
}

/** Removes, part by part, what `removeEntries` finds; resolves to how many that were. */
function createRemoval(model: Model<ListingDocument>, clock: Clock) {
  /** What is named and not there stays named while it may be on its way; whoever looks again later drops it. */
  async function dropMissing(_id: string): Promise<void> {
    const page = await model.findById(_id).lean();
    if (page === null || page.entries === undefined || page.entries.length === 0) return;
    const now = clock.now();
    if (page.missedAt === undefined)
      await model.updateOne({ _id, entries: page.entries }, { $set: { missedAt: now } });
    else if (now.getTime() - page.missedAt.getTime() > underWayMs)
      // Whoever names another meanwhile takes `missedAt` away.
      await model.updateOne({ _id, missedAt: page.missedAt }, { $set: { entries: [] } });
  }

  /** The day goes first, and comes back when its page was written to meanwhile: no page is ever without its day. */
  async function dropDay(candidateId: string, day: string): Promise<void> {
    const _id = pageOf(candidateId, day);
    await model.updateOne({ _id: candidateId }, { $pull: { days: day } });
    await model.deleteOne({ _id, entries: [] });
    if ((await model.exists({ _id })) !== null)
      await model.updateOne({ _id: candidateId }, { $addToSet: { days: day } }, { upsert: true });
  }

  return async (
    candidateId: string,
    removeEntries: (ids: readonly string[]) => Promise<string[]>,
  ): Promise<number> => {
    let removed = 0;
    for (const day of await daysOf(model, candidateId)) {
      const _id = pageOf(candidateId, day);
      const page = await model.findById(_id).lean();
      for (const ids of partsOf(page?.entries ?? [])) {
        const gone = await removeEntries(ids);
        removed += gone.length;
        await model.updateOne({ _id }, { $pullAll: { entries: gone } });
      }
      await dropMissing(_id);
      await dropDay(candidateId, day);
    }
    await model.deleteOne({ _id: candidateId, "days.0": { $exists: false } });
    return removed;
  };
}
