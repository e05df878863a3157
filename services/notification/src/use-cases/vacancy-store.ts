import type { VacancyView } from "../domain/vacancy-view.ts";

export interface VacancyStore {
  get(vacancyId: string): Promise<VacancyView | undefined>;
  getMany(vacancyIds: readonly string[]): Promise<ReadonlyMap<string, VacancyView>>;
  /** Writes each view unless the same or a newer version is held. */
  putMany(views: readonly VacancyView[]): Promise<void>;
  /** Notes for ids that they were merged, whether or not they are held; a version held stays. */
  markMerged(merges: readonly { vacancyId: string; into: string }[]): Promise<void>;
}
