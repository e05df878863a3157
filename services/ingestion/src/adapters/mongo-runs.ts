import { Schema } from "mongoose";
import type { RunReport } from "@raakvlak/contracts";
import type { Database } from "@raakvlak/runtime";
import type { RunStore } from "../use-cases/ports.ts";

interface RunDocument {
  _id: string;
  report: RunReport;
}

const runsSchema = new Schema<RunDocument>(
  { _id: { type: String, required: true }, report: { type: Schema.Types.Mixed, required: true } },
  { versionKey: false, minimize: false, collection: "runs" },
);

/** Reports of runs by id; a source's document names the last ones. */
export function createMongoRuns({ connection }: Database): RunStore {
  const model = connection.model<RunDocument>("Runs", runsSchema);
  return {
    async put(report) {
      await model.updateOne({ _id: report.runId }, { $set: { report } }, { upsert: true });
    },
    async getMany(runIds) {
      if (runIds.length === 0) return [];
      const found = await model.find({ _id: { $in: [...runIds] } }).lean<RunDocument[]>();
      return found.map(({ report }) => report);
    },
  };
}
