import mongoose, { type mongo } from "mongoose";
import { expect, it } from "vitest";
import type { FactPart } from "./fact-doors.ts";
import { insertAbsentParts } from "./insert-absent-parts.ts";

const parts: FactPart[] = ["a", "b", "c"].map((_id) => ({
  _id,
  records: [],
  storedAt: new Date(0),
}));
const duplicate = 11_000;
const refused = 121;

/** A collection whose insertMany ends so. */
function ending(error: Error | undefined) {
  const insertMany = async () => {
    if (error !== undefined) throw error;
  };
  return { insertMany } as unknown as mongo.Collection<FactPart>;
}

function bulkError(...codes: readonly (readonly [index: number, code: number])[]) {
  const writeErrors = codes.map(([index, code]) => ({ index, code }) as mongo.WriteError);
  return new mongoose.mongo.MongoBulkWriteError(
    { message: "some were refused", code: codes[0]?.[1] ?? 0, writeErrors },
    {} as mongo.BulkWriteResult,
  );
}

it.each([
  ["all were new", undefined, []],
  ["all were there", bulkError([0, duplicate], [1, duplicate], [2, duplicate]), []],
  ["one was refused", bulkError([1, refused]), ["b"]],
  ["one was refused, others were there", bulkError([0, duplicate], [2, refused]), ["c"]],
])("when %s, those that were refused are told, and no other", async (_, error, expected) => {
  const faults = await insertAbsentParts(ending(error), parts);
  expect(parts.filter((__, n) => faults[n] !== undefined).map(({ _id }) => _id)).toEqual(expected);
});

it.each([
  ["the database is away", new Error("away")],
  ["no part is named", bulkError()],
])("when %s it throws: nobody may take it for stored", async (_, error) => {
  await expect(insertAbsentParts(ending(error), parts)).rejects.toThrow(error);
});
