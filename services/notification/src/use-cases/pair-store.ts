import type { Pair, PairMatch } from "../domain/pair.ts";

export interface PairStore {
  /** The candidate's pairs with these vacancies, by vacancy id; what does not exist is absent. */
  getMany(candidateId: string, vacancyIds: readonly string[]): Promise<ReadonlyMap<string, Pair>>;
  /** False: the pair exists. */
  insert(pair: Pair): Promise<boolean>;
  /** Replaces slot, attempt and row on condition that the pair still names the ones before. */
  move(before: Pair, after: Pair): Promise<boolean>;
  /** Replaces what the mail will say about the fit, on condition of slot and attempt. */
  refresh(pair: Pair, match: PairMatch): Promise<void>;
}
