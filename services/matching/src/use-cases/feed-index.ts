import type { ErasedIds } from "./erased-ids.ts";
import type { IndexChanges } from "./index-changes.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { StateRecord } from "./state-record.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly profiles: Pick<ProfileIndex, "put" | "remove" | "hold" | "forget">;
  readonly vacancies: Pick<VacancyIndex, "put" | "remove" | "hold">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly changes: Pick<IndexChanges, "tell">;
}

export interface FeedIndex {
  /** Takes records into the index in the order in which they stand in their partition; applied when it resolves. */
  take(records: readonly StateRecord[]): Promise<void>;
  /** An unreadable record puts its key out of the index until a newer good version (invariant 7). */
  hold(topic: StateRecord["topic"], key: string): void;
}

export function createFeedIndex({ profiles, vacancies, erased, changes }: Needs): FeedIndex {
  return {
    async take(records) {
      const candidateIds = records
        .filter(({ topic }) => topic === "profiles")
        .map(({ key }) => key);
      const marked = candidateIds.length > 0 ? await erased.among(candidateIds) : new Set<string>();
      for (const candidateId of marked) profiles.forget(candidateId);
      for (const record of records) {
        if (record.topic === "vacancies") takeVacancy(record);
        else if (record.state === undefined) profiles.remove(record.key, record.version);
        else profiles.put(record.state);
      }
      changes.tell(records.map(({ topic, key }) => ({ topic, key })));
    },
    hold(topic, key) {
      if (topic === "vacancies") vacancies.hold(key);
      else profiles.hold(key);
      changes.tell([{ topic, key }]);
    },
  };

  function takeVacancy({
    key,
    version,
    state,
  }: Extract<StateRecord, { topic: "vacancies" }>): void {
    if (state === undefined) vacancies.remove(key, version);
    else vacancies.put(state);
  }
}
