/** Who asked to be erased; marks are for ever (invariant 9). */
export interface ErasedIds {
  /** Which of these ids are marked. */
  among(candidateIds: readonly string[]): Promise<ReadonlySet<string>>;
}
