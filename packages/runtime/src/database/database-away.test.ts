import mongoose from "mongoose";
import { expect, test } from "vitest";
import { isDatabaseAway } from "./database-away.ts";

const { mongo } = mongoose;
const network = new mongo.MongoNetworkError("connect ECONNREFUSED");
const circle = new Error("one");
circle.cause = new Error("other", { cause: circle });

const anyResult = {} as mongoose.mongo.BulkWriteResult;
const bulkError = (error: mongoose.mongo.AnyError) =>
  new mongo.MongoBulkWriteError(error, anyResult);

test.each([
  ["a lost connection", network, true],
  ["wrapped by a use case", new Error("not saved", { cause: network }), true],
  ["no server found", new mongoose.Error.MongooseServerSelectionError("timed out"), true],
  ["a bulk write that lost its connection", bulkError(network), true],
  ["a bulk write of duplicates", bulkError(new mongo.MongoServerError({ code: 11_000 })), false],
  [
    "an answer of the server",
    new mongo.MongoServerError({ message: "E11000", code: 11_000 }),
    false,
  ],
  ["a fault of ours", new TypeError("x is undefined"), false],
  ["causes in a circle", circle, false],
  ["no error at all", "away", false],
])("%s", (_what, error, expected) => {
  expect(isDatabaseAway(error)).toBe(expected);
});
