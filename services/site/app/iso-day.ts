const dayMs = 86_400_000;

/** A whole UTC day as 2026-11-24. */
export function isoDay(utcDay: number): string {
  return new Date(utcDay * dayMs).toISOString().slice(0, 10);
}
