import { expect, test } from "vitest";
import { createMemoryLog } from "./memory-log.ts";

const record = (key: string, text: string | null) => ({
  key,
  value: text === null ? null : Buffer.from(text),
  headers: {},
});

function logOf(...entries: [string, string | null][]) {
  const log = createMemoryLog();
  for (const [key, text] of entries) log.append(record(key, text));
  return log;
}

const offsets = (log: ReturnType<typeof createMemoryLog>, from = 0) => {
  const { records, next } = log.read(from, 100);
  return [...records.map(({ offset }) => offset), `next ${next}`];
};

test("compaction keeps the last record of each key, at its offset, and the end stays", () => {
  const log = logOf(["a", "1"], ["b", "1"], ["a", "2"], ["b", null], ["c", "1"]);
  log.compact();
  expect(offsets(log)).toEqual([2, 3, 4, "next 5"]);
  expect(log.end()).toBe(5);
});

test("a read behind a gap goes on at the next record, and tells where the gap ends", () => {
  const log = logOf(["a", "1"], ["a", "2"], ["b", "1"], ["a", "3"]);
  log.compact();
  expect(log.read(0, 1)).toMatchObject({ records: [{ offset: 2 }], next: 3 });
  expect(offsets(log, 1)).toEqual([2, 3, "next 4"]);
  expect(offsets(log, 4)).toEqual(["next 4"]);
});

test("a tombstone expires only when it is all that is left of its key, and never as the last record", () => {
  const log = logOf(["a", "1"], ["a", null], ["b", "1"], ["c", null]);
  log.expireTombstones();
  expect(offsets(log)).toEqual([0, 1, 2, 3, "next 4"]);
  log.compact();
  log.expireTombstones();
  expect(offsets(log)).toEqual([2, 3, "next 4"]);
  expect(log.oldest()).toBe(2);
});
