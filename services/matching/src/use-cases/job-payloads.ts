/** Per topic the next offset of each partition, index = partition. */
export interface Positions {
  readonly vacancies: readonly number[];
  readonly profiles: readonly number[];
}

/** A job waits until the index has reached these positions: its own record, and all that the other topic held. */
interface Waits {
  readonly after: Positions;
}

export interface MatchVacancyJob extends Waits {
  readonly vacancyId: string;
  readonly version: number;
  /** When ingestion stored that version, for the latency; jobs of older processes lack it. */
  readonly storedAt?: string | undefined;
}

export interface MatchProfileJob extends Waits {
  readonly candidateId: string;
  readonly version: number;
}

/** Takes a candidate's inputs out of the stored snapshots. */
export interface ForgetCandidateJob {
  readonly candidateId: string;
}

/** Looks once more at a snapshot, when all that was under way while it was stored has arrived. */
export interface ReviewSnapshotJob {
  readonly snapshotId: string;
}
