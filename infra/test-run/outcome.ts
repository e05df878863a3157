/** What became of some tests. */
export interface Outcome {
  passed: number;
  /** The names of those that failed, each with why where that is known. */
  failed: readonly string[];
  /** The names of those that did not run because their code says so. */
  skipped: readonly string[];
}

export function sumOutcomes(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

/** What failed and what was skipped by name, and as the last line `N passed, N failed`, with `, N skipped` if any. */
export function describeOutcome({ passed, failed, skipped }: Outcome): string {
  const lines = [
    ...failed.map((name) => `failed: ${name}`),
    ...skipped.map((name) => `skipped: ${name}`),
    `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`,
  ];
  return `${lines.join("\n")}\n`;
}
