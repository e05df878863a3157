import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { batchesIn } from "./record-batches.ts";
import { needlesFor, searchText } from "./search-text.ts";

const address = "kanarie.7f3a@voorbeeld.example";
const needles = needlesFor([address]);

test.each([
  ["as it is", `aan ${address}.`],
  ["in capitals", address.toUpperCase()],
  ["in a URL", `/x?a=${encodeURIComponent(address)}`],
  ["in a JSON string", JSON.stringify({ to: address })],
  ["in base64", Buffer.from(address).toString("base64")],
  ["in hexadecimal digits", Buffer.from(address).toString("hex")],
  ["in UTF-16", Buffer.from(address, "utf16le")],
])("finds a word %s", (_form, text) => {
  expect(searchText([["here", text]], needles)).toMatchObject([{ where: "here" }]);
});

test("finds a word inside of anything in base64, wherever it begins", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const bytes = Buffer.from(`${before}${address}${after}`);
      expect(needles.find(bytes.toString("base64"))).toBeDefined();
      expect(needles.find(bytes.toString("base64url"))).toBeDefined();
    }),
  );
});

test("finds nothing where the word is not, and refuses words that chance would find", () => {
  expect(searchText([["here", "kanarie.7f3b@voorbeeld.example"]], needles)).toEqual([]);
  expect(() => needlesFor(["Noor"])).toThrow("too short");
  expect(() => needlesFor([])).toThrow("nothing");
});

/** A batch as a broker writes it: 61 bytes before the records, its length counted from the thirteenth on. */
function batchOf(records: Buffer, codec: number): Buffer {
  const head = Buffer.alloc(61);
  head.writeInt32BE(61 - 12 + records.length, 8);
  head.writeInt8(2, 16);
  head.writeInt16BE(codec, 21);
  return Buffer.concat([head, records]);
}

test("a segment gives its batches decompressed, and says when it can not", () => {
  const text = Buffer.from(address);
  const zipped = batchOf(gzipSync(text), 1);
  const segment = Buffer.concat([batchOf(text, 0), zipped]);
  expect([...batchesIn(segment)]).toEqual([text, text]);
  expect([...batchesIn(Buffer.concat([segment, Buffer.alloc(200)]))]).toHaveLength(2);
  expect([...batchesIn(Buffer.concat([segment, zipped.subarray(0, 70)]))]).toHaveLength(2);
  expect(() => [...batchesIn(batchOf(text, 4))]).toThrow("zstd");
});
