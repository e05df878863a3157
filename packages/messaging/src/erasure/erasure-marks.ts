/** The ids that were erased and must never come back, as HMAC: the marks themselves name nobody (invariant 9). */
export interface ErasureMarks {
  /** Durable when it resolves; marking twice is fine. */
  mark(candidateId: string): Promise<void>;
  isMarked(candidateId: string): Promise<boolean>;
  /** Those of the given ids that are marked, in one look-up. */
  marked(candidateIds: readonly string[]): Promise<Set<string>>;
}
