/** A job as it stands in the `due` collection: all it needs, so that Redis may lose everything (invariant 2). */
export interface DueJob<Payload = unknown> {
  readonly id: string;
  readonly kind: string;
  readonly payload: Payload;
  readonly dueAt: Date;
  /** Failed attempts so far. */
  readonly attempts: number;
  readonly lastError?: string;
  readonly createdAt: Date;
  /** When the queue was last told of it; absent while it waits for its time. */
  readonly queuedAt?: Date;
  /** When it was given up after its kind's `maxAttempts`. */
  readonly parkedAt?: Date;
  /** The trace that it continues. */
  readonly traceparent?: string;
}

export interface NewDueJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  /** Default: now. */
  readonly dueAt?: Date;
  /** The trace that it continues; default: the one that runs here. */
  readonly traceparent?: string;
}

export interface DueStats {
  /** All jobs that are not parked. */
  readonly waiting: number;
  readonly due: number;
  readonly parked: number;
  /** How long the oldest due job has been due; 0 when none is. */
  readonly oldestDueAgeMs: number;
}

export interface DueStore {
  /**
   * Inserts the jobs in bulk; of one id the first stays (a retry is a no-op). Those due now count as told to the queue:
   * the caller adds them right after, and the sweeper does when the caller could not. Throws before writing anything
   * when a kind is unknown or a payload does not fit its schema.
   */
  putMany(jobs: readonly NewDueJob[]): Promise<void>;
  /** Moves a job to another time, lifts its parking, and lets the sweeper queue it then. A job that is gone stays gone. */
  reschedule(id: string, dueAt: Date, note?: string): Promise<void>;
  get(id: string): Promise<DueJob | undefined>;
  /** Those that are there, in no order. */
  getMany(ids: readonly string[]): Promise<DueJob[]>;
  /** Counts a failed attempt and tries again at `retryAt`; parks the job when its kind's `maxAttempts` are used up. */
  failed(id: string, error: string, retryAt: Date): Promise<void>;
  /** Keeps a job out of the queue until somebody reschedules it. */
  park(id: string, reason: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Jobs that are due and not told to the queue in the last 30 s. On the stand-in a scan: keep the collection small. */
  findDue(now: Date, limit: number): Promise<DueJob[]>;
  /** Notes that the queue was told, so that findDue leaves them out for 30 s. */
  markQueued(ids: readonly string[], at: Date): Promise<void>;
  stats(now: Date): Promise<DueStats>;
  /** Jobs whose payload names this candidate. Scans: for export and erasure. */
  ofCandidate(candidateId: string): Promise<DueJob[]>;
  /** Removes those, whatever their state; a worker that has one in hand ends it as ever. Resolves to their number. */
  removeOfCandidate(candidateId: string): Promise<number>;
}
