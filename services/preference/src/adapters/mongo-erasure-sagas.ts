import { Schema, type Model } from "mongoose";
import type { Database } from "@raakvlak/runtime";
import { stepKey, type ErasureSaga } from "../domain/erasure-saga.ts";
import type { ErasureSagas } from "../use-cases/erasure-sagas.ts";

type SagaDocument = Omit<ErasureSaga, "id"> & { readonly _id: string };

const sagasSchema = new Schema(
  { _id: { type: String, required: true } },
  { versionKey: false, minimize: false, strict: false, collection: "erasure-sagas" },
);

const duplicateKey = 11_000;
const unfinished = { finishedAt: { $exists: false } };

/** One document a person that was asked to be erased. Its keys are HMACs; the ids stand in it until it has finished. */
export function createMongoErasureSagas({ connection }: Database): ErasureSagas {
  const model = connection.model("ErasureSagas", sagasSchema) as unknown as Model<SagaDocument>;
  const find = async (id: string): Promise<ErasureSaga | undefined> => {
    const found = await model.findById(id).lean();
    if (found === null) return undefined;
    const { _id, ...rest } = found as SagaDocument;
    return { id: _id, ...rest };
  };
  const update = async (id: string, change: object) => {
    await model.updateOne({ _id: id, ...unfinished }, change);
  };
  return {
    find,
    async begin(saga) {
      const { id: _id, ...rest } = saga;
      try {
        await model.collection.insertOne({ _id, ...rest } as never);
        return saga;
      } catch (error) {
        if ((error as { code?: number }).code !== duplicateKey) throw error;
      }
      // On condition of its end: of two that ask again one begins it, and the other finds it under way.
      await model.replaceOne({ _id, finishedAt: { $exists: true } }, { _id, ...rest });
      return (await find(_id)) ?? saga;
    },
    async putStep(id, step) {
      const path = `steps.${stepKey(step.holder, step.subject)}`;
      const condition = step.state === "erased" ? {} : { [`${path}.state`]: "waiting" };
      await model.updateOne({ _id: id, ...unfinished, ...condition }, { $set: { [path]: step } });
    },
    refused: (id) => update(id, { $set: { refusal: "done" } }),
    erased: (id, erasedAt) => update(id, { $set: { erasedAt } }),
    finish: (id, finishedAt) => update(id, { $set: { finishedAt, candidateIds: [] } }),
  };
}
