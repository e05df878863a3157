import type { LastRun } from "../domain/cause-of-run.ts";

/** What a candidate's last run found. */
export interface RunSet extends LastRun {
  readonly candidateId: string;
  readonly profileVersion: number;
  /** Of vacancy id and version, one per vacancy that fitted. */
  readonly hashes: ReadonlySet<string>;
}

export interface RunSets {
  find(candidateId: string): Promise<RunSet | undefined>;
  /** Replaces the set unless a run of a newer profile version did so before. */
  replace(set: RunSet): Promise<void>;
  /** How many were removed, 0 or 1. */
  remove(candidateId: string): Promise<number>;
}
