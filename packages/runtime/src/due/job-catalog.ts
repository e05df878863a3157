import type { z } from "zod";

export interface JobKind<Schema extends z.ZodType = z.ZodType> {
  readonly payload: Schema;
  /** After so many failed attempts the job is parked: kept, visible, not tried again until somebody reschedules it. Default: never. */
  readonly maxAttempts?: number;
}

/** The jobs of one service: kind to payload schema and settings. */
export interface JobCatalog<Catalog extends Record<string, JobKind> = Record<string, JobKind>> {
  readonly kinds: Catalog;
}

export type PayloadOf<Kind> = Kind extends { payload: z.ZodType<infer Payload> } ? Payload : never;

/** Declares the jobs of one service. */
export function defineJobs<
  Catalog extends Record<string, { payload: z.ZodType; maxAttempts?: number }>,
>(catalog: Catalog): JobCatalog<Catalog> {
  return { kinds: catalog };
}
