import type { Profile } from "@raakvlak/contracts";
import { createLogger, createTestClock } from "@raakvlak/runtime";
import { expect, it } from "vitest";
import { now, pairOf } from "../domain/fixtures/bare-pair.ts";
import { createFeedIndex } from "../use-cases/feed-index.ts";
import { createIndexChanges } from "../use-cases/index-changes.ts";
import { createRereadProfiles } from "../use-cases/reread-profiles.ts";
import type { ProfileRecord } from "../use-cases/state-record.ts";
import { createBlockProfileIndex } from "./block-profile-index.ts";
import { startIndexUpkeep } from "./index-upkeep.ts";

const { profile } = pairOf({ name: "" });
const idOf = (n: number) => `3a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
/** So much of a record's room goes to them. */
const hidden = (count: number) => Array.from({ length: count }, (_, n) => idOf(n));

/** A small index with its upkeep, and the topic that it reads. */
function smallIndex() {
  const clock = createTestClock(now);
  const events: string[] = [];
  const write = (line: string) => events.push((JSON.parse(line) as { event: string }).event);
  const logger = createLogger({ service: "matching", level: "info", write });
  const profiles = createBlockProfileIndex({ limitBytes: 2 * 2 ** 20 });
  const vacancies = { put: () => undefined, remove: () => undefined, hold: () => undefined };
  const erased = { among: async () => new Set<string>() };
  const changes = createIndexChanges();
  const feed = createFeedIndex({ profiles, vacancies, erased, changes });
  const reread = createRereadProfiles({ profiles, feed });
  const topic: ProfileRecord[] = [];
  let reads = 0;
  const upkeep = startIndexUpkeep({
    profiles,
    readAgain: async () => {
      reads += 1;
      await reread(topic);
    },
    clock,
    logger,
  });
  const publish = async (record: Pick<ProfileRecord, "key" | "version" | "state">) => {
    const placed = { topic: "profiles" as const, partition: 0, offset: topic.length, ...record };
    topic.push(placed);
    await feed.take([placed]);
  };
  const put = (n: number, version: number, more: Partial<Profile> = {}) => {
    const candidateId = idOf(n);
    const state = { ...profile, candidateId, version, hiddenVacancies: hidden(400), ...more };
    return publish({ key: candidateId, version, state });
  };
  const end = (n: number, version: number | undefined) =>
    publish({ key: idOf(n), version, state: undefined });
  const fill = async () => {
    let people = 0;
    while (profiles.leftOut() === 0) await put(people++, 1);
    return people;
  };
  return { profiles, feed, upkeep, clock, events, put, end, fill, reads: () => reads };
}

it("is incomplete from the first record that it has no room for, says so once and stays so", async () => {
  const { profiles, upkeep, clock, events, put, fill, reads } = smallIndex();
  await using _ = upkeep;
  expect([upkeep.isComplete(), upkeep.incompleteMs()]).toEqual([true, 0]);
  const people = await fill();
  expect(people).toBeGreaterThan(300);
  expect(upkeep.isComplete()).toBe(false);
  await clock.advance(5_000);
  await put(people, 1);
  await clock.advance(5_000);
  expect(upkeep.incompleteMs()).toBeGreaterThan(5_000);
  expect(profiles.leftOut()).toBe(2);
  expect(events).toEqual(["index-out-of-room"]);
  expect(reads()).toBe(0);
  const { heldBytes, rebuildingBytes, limitBytes } = profiles.memory();
  expect(heldBytes + rebuildingBytes).toBeLessThanOrEqual(limitBytes);
});

it("finds nobody by an older version than one that had no room", async () => {
  const { profiles, upkeep, put, fill } = smallIndex();
  await using _ = upkeep;
  await fill();
  await put(5, 2, { hiddenVacancies: hidden(500), excludedEmployers: ["molen"] });
  expect(profiles.find(idOf(5))).toBeUndefined();
  expect(profiles.leftOut()).toBe(2);
});

it("reads everything again when there is room, and is complete when all of it was taken", async () => {
  const { profiles, upkeep, clock, events, put, end, fill, reads } = smallIndex();
  await using _ = upkeep;
  const people = await fill();
  await put(5, 2, { hiddenVacancies: hidden(500) });
  await clock.advance(1_000);
  // One has left, one is on hold: neither comes back with what was read before.
  for (let n = 100; n < 200; n++) await end(n, 9);
  await end(210, undefined);
  await put(210, 3);
  profiles.hold(idOf(211));
  await clock.advance(1_000);
  expect(reads()).toBe(1);
  expect(upkeep.isComplete()).toBe(true);
  expect(upkeep.incompleteMs()).toBe(0);
  expect(events).toEqual(["index-out-of-room", "index-complete-again"]);
  const versions = [5, 100, 199, 210, 211, people - 1].map((n) => profiles.find(idOf(n))?.version);
  expect(versions).toEqual([2, undefined, undefined, 3, undefined, 1]);
});

it("stays incomplete while reading again leaves somebody out, and tries when more has become free", async () => {
  const { profiles, upkeep, clock, put, end, fill, reads } = smallIndex();
  await using _ = upkeep;
  const people = await fill();
  for (let more = 0; more < 200; more++) await put(people + more, 1);
  await clock.advance(1_000);
  for (let n = 0; n < 60; n++) await end(n, 9);
  await clock.advance(1_000);
  expect(reads()).toBe(1);
  expect(upkeep.isComplete()).toBe(false);
  await clock.advance(60_000);
  expect(reads()).toBe(1);
  for (let n = 60; n < 260; n++) await end(n, 9);
  await clock.advance(1_000);
  expect(upkeep.isComplete()).toBe(true);
  expect(profiles.find(idOf(people + 199))?.version).toBe(1);
});
