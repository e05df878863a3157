import type { mongo } from "mongoose";
import type { Clock } from "../clock/clock.ts";
import { type DueCollection, type DueDocument, toDocument } from "./due-document.ts";
import type { DueJob, DueStore, NewDueJob } from "./due-store.ts";
import { ofCandidate } from "./due-reads.ts";
import { insertAbsent } from "./insert-absent.ts";
import type { JobCatalog } from "./job-catalog.ts";
import { currentTraceparent } from "./trace-of-cause.ts";

const longestError = 500;

export function createDueWrites(
  collection: DueCollection,
  catalog: JobCatalog,
  clock: Clock,
): Omit<DueStore, "get" | "getMany" | "findDue" | "stats" | "ofCandidate"> {
  const update = async (id: string, change: mongo.UpdateFilter<DueDocument>) => {
    await collection.updateOne({ _id: id }, change);
  };
  return {
    async putMany(jobs) {
      const now = clock.now();
      const documents = jobs.map((job) => toDocument(newJob(job, catalog, now)));
      await insertAbsent(collection, documents);
    },
    reschedule: (id, dueAt, note) =>
      update(id, {
        $set: { dueAt, ...(note !== undefined && { lastError: note.slice(0, longestError) }) },
        $unset: { queuedAt: "", parkedAt: "" },
      }),
    async failed(id, error, retryAt) {
      const after = await collection.findOneAndUpdate(
        { _id: id },
        {
          $inc: { attempts: 1 },
          $set: { dueAt: retryAt, lastError: error.slice(0, longestError) },
          $unset: { queuedAt: "" },
        },
        { returnDocument: "after" },
      );
      if (!after) return;
      const maximum = catalog.kinds[after.kind]?.maxAttempts ?? Number.POSITIVE_INFINITY;
      // A crash in between costs one attempt more, and parks then.
      if (after.attempts >= maximum) await update(id, { $set: { parkedAt: clock.now() } });
    },
    park: (id, reason) =>
      update(id, { $set: { parkedAt: clock.now(), lastError: reason.slice(0, longestError) } }),
    async remove(ids) {
      if (ids.length === 0) return;
      await collection.bulkWrite(
        ids.map((id) => ({ deleteOne: { filter: { _id: id } } })),
        { ordered: false },
      );
    },
    removeOfCandidate: async (candidateId) =>
      (await collection.deleteMany(ofCandidate(candidateId))).deletedCount,
    async markQueued(ids, at) {
      if (ids.length === 0) return;
      await collection.bulkWrite(
        ids.map((id) => ({
          // Not when it was put back or has failed meanwhile: its time has been moved then.
          updateOne: {
            filter: { _id: id, dueAt: { $lte: at } },
            update: { $set: { queuedAt: at } },
          },
        })),
        { ordered: false },
      );
    },
  };
}

function newJob(job: NewDueJob, catalog: JobCatalog, now: Date): DueJob {
  const kind = catalog.kinds[job.kind];
  if (!kind) throw new Error(`job ${job.id}: there is no kind "${job.kind}"`);
  const payload = kind.payload.safeParse(job.payload);
  if (!payload.success)
    throw new Error(`job ${job.id} of kind ${job.kind} has a bad payload`, {
      cause: payload.error,
    });
  const dueAt = job.dueAt ?? now;
  const traceparent = job.traceparent ?? currentTraceparent();
  return {
    id: job.id,
    kind: job.kind,
    payload: payload.data,
    dueAt,
    attempts: 0,
    createdAt: now,
    ...(dueAt <= now && { queuedAt: now }),
    ...(traceparent !== undefined && { traceparent }),
  };
}
