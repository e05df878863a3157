import type { Clock, Database } from "@raakvlak/runtime";
import type { ErasureMarks } from "./erasure-marks.ts";
export interface ErasureMarksOptions {
  /** A keyed hash (createPseudonymiser); the key must never change, or the marks are lost. */
  readonly pseudonymise: (id: string) => string;
  readonly clock: Clock;
}
export function createErasureMarks(database: Database, options: ErasureMarksOptions): ErasureMarks {
  throw new Error(`stands soon: ${String(database)} ${String(options)}`);
}
