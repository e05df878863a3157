import { Schema, type Model } from "mongoose";
import { isDuplicateKey, type Database } from "@raakvlak/runtime";
import {
  removedNothing,
  roundsUpTo,
  stepKey,
  type ErasureReceipt,
  type ErasureSaga,
} from "../domain/erasure-saga.ts";
import type { ErasurePart, ErasureRound, ErasureSagas } from "../use-cases/erasure-sagas.ts";

type SagaDocument = Omit<ErasureSaga, "id"> & { readonly _id: string };

const sagasSchema = new Schema(
  { _id: { type: String, required: true } },
  { versionKey: false, minimize: false, strict: false, collection: "erasure-sagas" },
);

const unfinished = { finishedAt: { $exists: false } };
const pathOf = ({ holder, subject }: ErasurePart) => `steps.${stepKey(holder, subject)}`;

/** One document a person that was asked to be erased. Its keys are HMACs; the ids stand in it until it has finished. */
export function createMongoErasureSagas({ connection }: Database): ErasureSagas {
  const model = connection.model("ErasureSagas", sagasSchema) as unknown as Model<SagaDocument>;
  const find = async (id: string): Promise<ErasureSaga | undefined> => {
    const found = await model.findById(id).lean();
    if (found === null) return undefined;
    const { _id, ...rest } = found as SagaDocument;
    return { id: _id, ...rest };
  };
  const update = async ({ id, round }: ErasureRound, change: object, condition: object = {}) => {
    await model.updateOne({ _id: id, round, ...unfinished, ...condition }, change);
  };
  return {
    find,
    async begin(saga) {
      const { id: _id, ...rest } = saga;
      try {
        await model.collection.insertOne({ _id, ...rest } as never);
        return saga;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const found = await find(_id);
      if (found === undefined || found.finishedAt === undefined) return found ?? saga;
      // On condition of the round: of two that ask again one begins it, and the other finds it under way.
      const { finishedAt, round } = found;
      await model.updateOne({ _id, round, finishedAt }, anotherRound(found, saga));
      return (await find(_id)) ?? saga;
    },
    async putReceipt(of, part, receipt) {
      const path = pathOf(part);
      // In front of the state: whoever dies in between is asked again, finds nothing, and adds nothing.
      await addToReceipt(model, of.id, { path, receipt });
      await update(
        of,
        {
          $set: { [`${path}.state`]: "erased" },
          $inc: { [`${path}.attempts`]: 1 },
          $unset: { [`${path}.problem`]: 1 },
        },
        { [`${path}.state`]: "waiting" },
      );
    },
    putProblem: async (of, part, problem) => {
      const path = pathOf(part);
      await update(
        of,
        { $set: { [`${path}.problem`]: problem }, $inc: { [`${path}.attempts`]: 1 } },
        { [`${path}.state`]: "waiting" },
      );
    },
    refused: (of) => update(of, { $set: { refusal: "done" } }),
    erased: (of, erasedAt) => update(of, { $set: { erasedAt } }),
    finish: (of, finishedAt) => update(of, { $set: { finishedAt, candidateIds: [] } }),
  };
}

/** In place, so that neither of two that come at once overwrites the other. */
async function addToReceipt(
  model: Model<SagaDocument>,
  _id: string,
  { path, receipt }: { path: string; receipt: ErasureReceipt },
): Promise<void> {
  const { erasedAt, removed } = receipt;
  if (removedNothing(receipt))
    await model.updateOne(
      { _id, [`${path}.receipt`]: { $exists: false } },
      { $set: { [`${path}.receipt`]: receipt } },
    );
  else
    await model.updateOne(
      { _id },
      {
        $max: { [`${path}.receipt.erasedAt`]: erasedAt },
        $inc: countsUnder(`${path}.receipt.removed`, removed),
      },
    );
}

/** What `begunAgain` says, field by field: a receipt that comes in meanwhile is not lost. */
function anotherRound(finished: ErasureSaga, asked: ErasureSaga): object {
  const { id: _id, steps, ...rest } = asked;
  const set: Record<string, unknown> = { ...rest, earlier: roundsUpTo(finished) };
  const unset: Record<string, 1> = { erasedAt: 1, finishedAt: 1 };
  for (const step of Object.values(steps)) {
    const path = pathOf(step);
    for (const [field, value] of Object.entries(step)) set[`${path}.${field}`] = value;
    unset[`${path}.problem`] = 1;
  }
  return { $set: set, $unset: unset };
}

function countsUnder(path: string, counts: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(counts).map(([place, count]) => [`${path}.${place}`, count]),
  );
}
