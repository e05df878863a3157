const dayMs = 86_400_000;

/** Whole UTC days since 1970-01-01; negative before. */
export function utcDay(at: Date): number {
  return Math.floor(at.getTime() / dayMs);
}
