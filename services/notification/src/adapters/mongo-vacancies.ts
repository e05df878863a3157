import { ignoringDuplicateKeys, type Database } from "@raakvlak/runtime";
import type { VacancyView } from "../domain/vacancy-view.ts";
import type { VacancyStore } from "../use-cases/vacancy-store.ts";
import { portionsOf } from "./portions-of.ts";

type VacancyDocument = Omit<VacancyView, "vacancyId"> & {
  _id: string;
  /** Who named this vacancy as an alias: kept apart, so that an older record of its own can not wipe it out. */
  survivor?: string;
};

export interface MongoVacancies extends VacancyStore {
  /** The versions held, 0 left out. */
  versions(vacancyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Id and version of all that are not gone, in portions; scans. */
  held(): AsyncIterable<readonly (readonly [vacancyId: string, version: number])[]>;
}

/** What mail needs of vacancies, by `_id` alone. */
export function createMongoVacancies({ connection }: Database): MongoVacancies {
  const documents = connection.collection<VacancyDocument>("vacancies");
  const findMany = async (vacancyIds: readonly string[]) => {
    const ids = [...new Set(vacancyIds)];
    return ids.length === 0 ? [] : documents.find({ _id: { $in: ids } }).toArray();
  };
  return {
    async get(vacancyId) {
      const found = await documents.findOne({ _id: vacancyId });
      return found ? viewOf(found) : undefined;
    },
    async getMany(vacancyIds) {
      return new Map((await findMany(vacancyIds)).map((found) => [found._id, viewOf(found)]));
    },
    async versions(vacancyIds) {
      const found = await findMany(vacancyIds);
      return new Map(
        found.filter(({ version }) => version > 0).map((one) => [one._id, one.version]),
      );
    },
    held: () => portionsOf(documents.find({ version: { $gt: 0 }, status: { $ne: "gone" } })),
    async putMany(views) {
      if (views.length === 0) return;
      const writes = views.map((view) => ({ updateOne: { ...viewWrite(view), upsert: true } }));
      await ignoringDuplicateKeys(() => documents.bulkWrite(writes, { ordered: false }));
    },
    async markMerged(merges) {
      if (merges.length === 0) return;
      const unknown = { version: 0, status: "gone", aliases: [] } as const;
      const writes = merges.map(({ vacancyId, into }) => ({
        updateOne: {
          filter: { _id: vacancyId },
          update: { $set: { survivor: into }, $setOnInsert: unknown },
          upsert: true,
        },
      }));
      await documents.bulkWrite(writes, { ordered: false });
    },
  };
}

function viewOf({ _id, survivor, ...view }: VacancyDocument): VacancyView {
  return { vacancyId: _id, ...view, ...(survivor !== undefined && { mergedInto: survivor }) };
}

function viewWrite(view: VacancyView) {
  const { vacancyId, version, status, aliases, card, mergedInto, storedAt } = view;
  const absent = {
    ...(card === undefined && { card: 1 as const }),
    ...(mergedInto === undefined && { mergedInto: 1 as const }),
    ...(storedAt === undefined && { storedAt: 1 as const }),
  };
  const present = {
    version,
    status,
    aliases,
    ...(card && { card }),
    ...(storedAt && { storedAt }),
    ...(mergedInto !== undefined && { mergedInto }),
  };
  return {
    filter: { _id: vacancyId, version: { $lt: version } },
    update: { $set: present, ...(Object.keys(absent).length > 0 && { $unset: absent }) },
  };
}
