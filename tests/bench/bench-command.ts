/** Told what happens, one short line at a time. */
export type Tell = (progress: string) => void;

/** What a measurement found. */
export interface BenchResult {
  /** Whether every answer that could be checked was right. */
  readonly exact: boolean;
  /** For people: a table, and what it was measured on. */
  readonly text: string;
  /** For programs. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** One thing that the benchmark measures: a file each, listed in main.ts. */
export interface BenchCommand {
  readonly name: string;
  /** What it asks and how it is checked. */
  readonly about: string;
  /** Its own options, one a line, as `--help` shows them. */
  readonly flags: readonly string[];
  /** Reads its options and measures. Throws UsageError with the option's name and what it takes. */
  run(args: readonly string[], tell: Tell): Promise<BenchResult> | BenchResult;
}
