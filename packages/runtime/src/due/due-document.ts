import type mongoose from "mongoose";
import type { DueJob } from "./due-store.ts";

/** A job as it lies in MongoDB. */
export type DueDocument = Omit<DueJob, "id"> & { readonly _id: string };

export type DueCollection = mongoose.Collection<DueDocument>;

export function toDocument({ id, ...rest }: DueJob): DueDocument {
  return { _id: id, ...rest };
}

export function toJob({ _id, ...rest }: DueDocument): DueJob {
  return { id: _id, ...rest };
}
