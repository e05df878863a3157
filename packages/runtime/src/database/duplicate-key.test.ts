import mongoose from "mongoose";
import { describe, expect, it } from "vitest";
import { ignoringDuplicateKeys, isDuplicateKey } from "./duplicate-key.ts";

const { mongo } = mongoose;
const anyResult = {} as mongoose.mongo.BulkWriteResult;
const duplicate = 11_000;
const refused = 121;

/** As the driver throws it: of one document or of several, and without any where the server did not answer. */
function bulkOf(...codes: readonly number[]) {
  const writeErrors = codes.map((code, index) => ({ index, code }) as mongoose.mongo.WriteError);
  const [code = 0] = codes;
  return new mongo.MongoBulkWriteError(
    { message: "some were refused", code, writeErrors },
    anyResult,
  );
}
const lost = new mongo.MongoBulkWriteError(
  new mongo.MongoNetworkError("read ECONNRESET"),
  anyResult,
);

describe.each([
  ["one document that was there", new mongo.MongoServerError({ code: duplicate }), true],
  ["a bulk of documents that were there", bulkOf(duplicate, duplicate), true],
  ["a bulk of which one was refused for something else", bulkOf(duplicate, refused), false],
  ["a bulk that lost its connection", lost, false],
  ["a document that is refused", new mongo.MongoServerError({ code: refused }), false],
  ["a lost connection", new mongo.MongoNetworkError("read ECONNRESET"), false],
  ["a fault of ours", new TypeError("x is undefined"), false],
])("%s", (_what, error, isDuplicate) => {
  it(isDuplicate ? "is nothing but duplicates" : "is more than duplicates", () => {
    expect(isDuplicateKey(error)).toBe(isDuplicate);
  });

  it(isDuplicate ? "is passed over" : "is thrown on", async () => {
    const written = ignoringDuplicateKeys(() => Promise.reject(error));
    if (isDuplicate) await expect(written).resolves.toBeUndefined();
    else await expect(written).rejects.toBe(error);
  });
});
