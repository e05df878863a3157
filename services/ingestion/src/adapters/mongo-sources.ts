import { Schema, type Model, type UpdateQuery } from "mongoose";
import type { Source } from "@raakvlak/contracts";
import type { Database } from "@raakvlak/runtime";
import {
  LeaseLost,
  type Claim,
  type RunningRun,
  type SourceStore,
  type StoredSource,
  type Validators,
} from "../use-cases/ports.ts";

interface SourceDocument {
  _id: string;
  source: Source;
  createdAt: Date;
  fence: number;
  lastStartedAt?: Date;
  running?: RunningRun;
  validators?: Validators;
  runIds: string[];
}

const sourcesSchema = new Schema<SourceDocument>(
  {
    _id: { type: String, required: true },
    source: { type: Schema.Types.Mixed, required: true },
    createdAt: { type: Date, required: true },
    fence: { type: Number, required: true },
    lastStartedAt: Date,
    running: Schema.Types.Mixed,
    validators: Schema.Types.Mixed,
    runIds: [String],
  },
  { versionKey: false, minimize: false, collection: "sources" },
);

const RUNS_KEPT = 20;

/** Sources, who runs them now, and how they were last read: one document a source, few of them. */
export function createMongoSources({ connection }: Database): SourceStore {
  const model = connection.model<SourceDocument>("Sources", sourcesSchema);
  return {
    async put(source, now) {
      const fresh = { createdAt: now, fence: 0, runIds: [] };
      // What was read before may have been another feed: the next run asks without conditions.
      const update = { $set: { source }, $unset: { validators: "" }, $setOnInsert: fresh } as const;
      await model.updateOne({ _id: source.sourceId }, update, { upsert: true });
      return source;
    },
    async find(sourceId) {
      const found = await model.findById(sourceId).lean<SourceDocument>();
      return found ? storedFrom(found) : undefined;
    },
    async list() {
      const found = await model.find().lean<SourceDocument[]>();
      return found.toSorted((one, other) => (one._id < other._id ? -1 : 1)).map(storedFrom);
    },
    ...createLeases(model),
  };
}

/** One run a source: claimed by a conditional update, kept by its fence. */
function createLeases(
  model: Model<SourceDocument>,
): Pick<SourceStore, "claim" | "renew" | "finish"> {
  const ifMine = async ({ stored, fence }: Claim, update: UpdateQuery<SourceDocument>) => {
    const { sourceId } = stored.source;
    const { matchedCount } = await model.updateOne({ _id: sourceId, fence }, update);
    if (matchedCount === 0) throw new LeaseLost(sourceId);
  };
  return {
    async claim(sourceId, run) {
      const isFree = [{ running: null }, { "running.leaseUntil": { $lte: run.startedAt } }];
      const update = { $inc: { fence: 1 }, $set: { running: run, lastStartedAt: run.startedAt } };
      const before = await model
        .findOneAndUpdate({ _id: sourceId, $or: isFree }, update, { returnDocument: "before" })
        .lean<SourceDocument>();
      if (!before) return (await model.exists({ _id: sourceId })) ? "busy" : "unknown";
      const abandoned = before.running ? { abandoned: before.running } : {};
      return {
        stored: storedFrom(before),
        runId: run.runId,
        fence: before.fence + 1,
        ...abandoned,
      };
    },
    renew: (claim, leaseUntil, { since, pages } = {}) =>
      ifMine(claim, {
        $set: {
          "running.leaseUntil": leaseUntil,
          ...(since ? { "running.since": since } : {}),
          ...(pages ? { "running.pages": pages } : {}),
        },
      }),
    async finish(claim, reportId, validators) {
      const lost = claim.abandoned ? [claim.abandoned.runId] : [];
      const runIds = [reportId, ...lost, ...claim.stored.runIds].slice(0, RUNS_KEPT);
      await ifMine(claim, {
        $set: { runIds, ...(validators ? { validators } : {}) },
        $unset: { running: "" },
      });
    },
  };
}

function storedFrom({
  source,
  createdAt,
  lastStartedAt,
  running,
  validators,
  runIds,
}: SourceDocument): StoredSource {
  return {
    source,
    createdAt,
    runIds,
    ...(lastStartedAt ? { lastStartedAt } : {}),
    ...(running ? { running } : {}),
    ...(validators ? { validators } : {}),
  };
}
