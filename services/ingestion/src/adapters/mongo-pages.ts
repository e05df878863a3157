import { createHash } from "node:crypto";
import { Schema, type Model } from "mongoose";
import { isDuplicateKey, type Database } from "@raakvlak/runtime";
import type { StoredPage } from "../domain/pages/stored-page.ts";
import { LeaseLost, type Claim, type PageStore } from "../use-cases/ports.ts";

interface Fenced {
  _id: string;
  fence: number;
}

interface PageDocument extends Fenced {
  page: StoredPage;
}

/** Which pages of a source have a document: what is not in it would never be forgotten. */
interface PageListDocument extends Fenced {
  pages: string[];
}

const fenced = {
  _id: { type: String, required: true },
  fence: { type: Number, required: true },
} as const;
const options = { versionKey: false, minimize: false } as const;
const pagesSchema = new Schema<PageDocument>(
  { ...fenced, page: { type: Schema.Types.Mixed, required: true } },
  { ...options, collection: "pages" },
);
const pageListsSchema = new Schema<PageListDocument>(
  { ...fenced, pages: [String] },
  { ...options, collection: "page-lists" },
);

const BATCH = 200;
const HASH_LENGTH = 22;

/** One document a page, found by an exact id, and one with the ids of a source's pages. */
export function createMongoPages({ connection }: Database): PageStore {
  const pages = connection.model<PageDocument>("Pages", pagesSchema);
  const lists = connection.model<PageListDocument>("PageLists", pageListsSchema);

  const listOf = async (sourceId: string) =>
    (await lists.findById(sourceId).lean<PageListDocument>())?.pages ?? [];
  const writeList = (claim: Claim, ids: readonly string[]) =>
    writeFenced(lists, claim, { _id: claim.stored.source.sourceId, update: { pages: [...ids] } });
  const findMany = async (sourceId: string, addresses: readonly string[]) => {
    const ids = addresses.map((address) => idOf(sourceId, address));
    const found = await pages.find({ _id: { $in: ids } }).lean<PageDocument[]>();
    return found.map(({ page }) => page);
  };
  const put = (claim: Claim, page: StoredPage) =>
    writeFenced(pages, claim, {
      _id: idOf(claim.stored.source.sourceId, page.address),
      update: { page },
    });

  return {
    async askedAt(sourceId, addresses) {
      const asked = new Map<string, Date>();
      for (const ids of batchesOf(addresses.map((address) => idOf(sourceId, address)))) {
        const found = await pages
          .find({ _id: { $in: ids } }, { "page.address": 1, "page.askedAt": 1 })
          .lean<PageDocument[]>();
        for (const { page } of found) asked.set(page.address, page.askedAt);
      }
      return asked;
    },
    findMany,
    async expect(claim, addresses) {
      const { sourceId } = claim.stored.source;
      const ids = new Set(await listOf(sourceId));
      const before = ids.size;
      for (const address of addresses) ids.add(idOf(sourceId, address));
      if (ids.size !== before) await writeList(claim, [...ids]);
    },
    put,
    async settle(claim, { listed, held }) {
      const { sourceId } = claim.stored.source;
      for (const batch of batchesOf([...held.keys()]))
        for (const page of await findMany(sourceId, batch))
          await put(claim, { ...page, held: held.get(page.address) ?? page.held });
      if (!listed) return;
      const kept = new Set(listed.map((address) => idOf(sourceId, address)));
      const known = await listOf(sourceId);
      const lost = known.filter((id) => !kept.has(id));
      for (const batch of batchesOf(lost))
        await pages.deleteMany({ _id: { $in: batch }, fence: { $lte: claim.fence } });
      const left = known.filter((id) => kept.has(id));
      if (lost.length > 0) await writeList(claim, left);
    },
  };
}

/** A run that wakes up late finds a higher fence; its upsert then collides with the document that is there. */
async function writeFenced<Document extends Fenced>(
  model: Model<Document>,
  { fence, stored }: Claim,
  { _id, update }: { readonly _id: string; readonly update: object },
): Promise<void> {
  try {
    await model.updateOne(
      { _id, fence: { $lte: fence } },
      { $set: { ...update, fence } },
      { upsert: true },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw new LeaseLost(stored.source.sourceId);
  }
}

function idOf(sourceId: string, address: string): string {
  const hash = createHash("sha256").update(address).digest("base64url");
  return `${sourceId}/${hash.slice(0, HASH_LENGTH)}`;
}

function batchesOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    ids.slice(index * BATCH, (index + 1) * BATCH),
  );
}
