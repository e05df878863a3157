import type { Profile, Vacancy } from "@raakvlak/contracts";

interface RecordOf<Topic extends string, State> {
  readonly topic: Topic;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** The version that the record carries; a tombstone's stands in its header. */
  readonly version: number | undefined;
  /** When the state was stored by its owner. */
  readonly storedAt?: string;
  /** The trace that its job continues. */
  readonly traceparent?: string;
  /** The state as it stands; undefined: a tombstone. */
  readonly state: State | undefined;
}

export type VacancyRecord = RecordOf<"vacancies", Vacancy>;
export type ProfileRecord = RecordOf<"profiles", Profile>;

/** What matching reads of the two state topics that it consumes. */
export type StateRecord = VacancyRecord | ProfileRecord;
