import {
  defineEvent,
  heartbeatType,
  matchesTopic,
  vacanciesTopic,
  type EventContract,
} from "@raakvlak/contracts";
import { expect, test } from "vitest";
import { z } from "zod";
import { matchRecord, uuid, vacancyRecord } from "../conformance/facts.ts";
import { claimedVersion, decodeRecord } from "./decode-record.ts";
import { encodeRecord } from "./encode-record.ts";
import { type OutgoingRecord, recordOf, tombstoneOf } from "./outgoing-record.ts";
import type { RawRecord } from "./raw-record.ts";
import { topicFormats, type TopicFormats } from "./topic-formats.ts";

const formats = topicFormats([vacanciesTopic, matchesTopic]);
const time = new Date("2026-03-02T08:15:30.250Z");

function raw(record: OutgoingRecord, change: Partial<RawRecord> = {}): RawRecord {
  const { key, value, headers } = encodeRecord(record, "ingestion", time);
  return { topic: record.topic, partition: 3, offset: 41, key, value, headers, ...change };
}

function withHeaders(record: OutgoingRecord, headers: Record<string, string>): RawRecord {
  const plain = raw(record);
  return { ...plain, headers: { ...plain.headers, ...headers } };
}

test("what is encoded is read again, whole", () => {
  const record = {
    ...vacancyRecord(7, 5),
    traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01`,
  };
  expect(decodeRecord(raw(record), formats)).toEqual({
    kind: "fact",
    fact: {
      topic: "vacancies",
      partition: 3,
      offset: 41,
      key: uuid(7),
      type: "vacancy.opened",
      id: `vacancies:${uuid(7)}:5`,
      time: "2026-03-02T08:15:30.250Z",
      stateVersion: 5,
      data: record.data,
      traceparent: record.traceparent,
    },
  });
});

test("a tombstone keeps its version", () => {
  const decoded = decodeRecord(raw(tombstoneOf(vacanciesTopic, uuid(1), 9)), formats);
  expect(decoded).toMatchObject({ kind: "fact", fact: { stateVersion: 9, data: undefined } });
});

test("a stream has no tombstones to publish", () => {
  expect(() => tombstoneOf(matchesTopic, uuid(1), 1)).toThrow("is a stream");
});

test.each<[string, RawRecord, string]>([
  ["no JSON", raw(matchRecord(1), { value: Buffer.from("{secret") }), "not JSON"],
  ["no envelope", raw(matchRecord(1), { headers: {} }), "envelope: ce_specversion"],
  ["a foreign source", withHeaders(matchRecord(1), { ce_source: "/other" }), "envelope: ce_source"],
  ["no key", raw(matchRecord(1), { key: "" }), "no key"],
  ["another's key", raw(matchRecord(1), { key: uuid(2) }), "the key is not that of the data"],
  ["an unknown type", withHeaders(matchRecord(1), { ce_type: "match.lost" }), "unknown type"],
  ["a tombstone on a stream", raw(matchRecord(1), { value: null }), "a tombstone on a stream"],
  ["a state's end under its type", raw(vacancyRecord(1), { value: null }), "no value, but type"],
  ["an unknown topic", raw(matchRecord(1), { topic: "profiles" }), "no contract of topic"],
  ["wrong fields", raw({ ...matchRecord(1), data: { score: -1 } }), "score: "],
])("%s can not be read, and the reason quotes nothing", (_, record, reason) => {
  const decoded = decodeRecord(record, formats);
  expect(decoded.kind).toBe("unreadable");
  expect(decoded).toHaveProperty("reason", expect.stringContaining(reason));
  expect(JSON.stringify(decoded)).not.toContain("secret");
});

test("a heartbeat is one whatever else it carries", () => {
  expect(
    decodeRecord(raw(matchRecord(1), { headers: { ce_type: heartbeatType } }), formats),
  ).toEqual({ kind: "heartbeat" });
});

test("data of an older version is lifted step by step, a newer version is not understood", () => {
  const event = defineEvent({
    type: "match.found",
    version: 3,
    topic: "matches",
    key: ({ candidateId }) => candidateId,
    data: z.object({ candidateId: z.string(), words: z.array(z.string()) }),
    upcasters: {
      1: ({ candidateId, word }: { candidateId: string; word: string }) => ({
        candidateId,
        words: [word],
      }),
      2: ({ candidateId, words }: { candidateId: string; words: string[] }) => ({
        candidateId,
        words: words.map((word) => word.toUpperCase()),
      }),
    },
  });
  const lifting: TopicFormats = topicFormats([{ ...matchesTopic, events: [event] }]);
  const old = { ...matchRecord(1), data: { candidateId: uuid(1), word: "sales" } };
  expect(decodeRecord(raw(old), lifting)).toMatchObject({
    fact: { data: { candidateId: uuid(1), words: ["SALES"] } },
  });
  expect(decodeRecord(raw({ ...old, schemaVersion: 4 }), lifting)).toMatchObject({
    reason: "urn:raakvlak:match.found:4 is newer than version 3",
  });
  expect(decodeRecord(raw({ ...old, data: null }), lifting)).toMatchObject({
    reason: "can not be lifted",
  });
});

test("a record that breaks its contract is not made, and every field is named", () => {
  const [event] = matchesTopic.events;
  expect(() => recordOf(event as EventContract, { score: "high" }, { id: "x" })).toThrow(
    /match\.found on matches, id x: .*candidateId: .*score: /,
  );
});

test.each([
  ["12", 12],
  ["0", undefined],
  ["many", undefined],
])("a claimed version %s is %s", (text, version) => {
  expect(claimedVersion(withHeaders(vacancyRecord(1), { ce_stateversion: text }))).toBe(version);
});
