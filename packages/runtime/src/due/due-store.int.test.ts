import { useStack } from "@raakvlak/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createTestClock } from "../clock/test-clock.ts";
import { createDueStore } from "./create-due-store.ts";
import type { DueStore } from "./due-store.ts";
import { defineJobs } from "./job-catalog.ts";

const stack = useStack();
const catalog = defineJobs({
  match: { payload: z.object({ vacancyId: z.string(), weight: z.int().default(1) }) },
  tell: { payload: z.object({ candidateId: z.string() }) },
  remind: { payload: z.object({}), maxAttempts: 2 },
});
const noon = new Date("2026-03-02T12:00:00.000Z");
const inSeconds = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const match = (id: string, dueAt?: Date) => ({
  id,
  kind: "match",
  payload: { vacancyId: id },
  ...(dueAt && { dueAt }),
});

let due: DueStore;
let serial = 0;
beforeEach(async () => {
  serial += 1;
  const clock = createTestClock(noon);
  due = createDueStore(await stack.database(), catalog, { clock, collection: `due${serial}` });
});
const idsDue = async (at: Date, limit = 10) =>
  (await due.findDue(at, limit)).map(({ id }) => id).toSorted();

describe("putting", () => {
  test("keeps what the job needs, parsed by its kind", async () => {
    await due.putMany([match("v:1")]);
    expect(await due.get("v:1")).toEqual({
      id: "v:1",
      kind: "match",
      payload: { vacancyId: "v:1", weight: 1 },
      dueAt: noon,
      attempts: 0,
      createdAt: noon,
      queuedAt: noon,
    });
    expect(await due.get("v:2")).toBeUndefined();
  });

  test("of one id the first stays, also among new ones, in bulk", async () => {
    await due.putMany([match("v:7")]);
    await due.failed("v:7", "once", inSeconds(5));
    await due.putMany(Array.from({ length: 1_200 }, (_, n) => match(`v:${n}`)));
    expect((await due.stats(noon)).waiting).toBe(1_200);
    expect(await due.get("v:7")).toMatchObject({ attempts: 1, lastError: "once" });
    expect(await due.getMany(["v:1", "v:1199", "v:1200"])).toHaveLength(2);
  });

  test.each([
    ["an unknown kind", { id: "x", kind: "other", payload: {} }, /no kind "other"/],
    ["a bad payload", { id: "x", kind: "match", payload: { vacancyId: 5 } }, /job x of kind match/],
  ])("%s is refused before anything is written", async (_what, bad, message) => {
    await expect(due.putMany([match("v:1"), bad])).rejects.toThrow(message);
    expect((await due.stats(noon)).waiting).toBe(0);
  });
});

describe("what is due", () => {
  test("is what has come to its time and was not told to the queue lately", async () => {
    await due.putMany([match("now"), match("later", inSeconds(60))]);
    expect(await idsDue(noon)).toEqual([]);
    expect(await idsDue(inSeconds(29))).toEqual([]);
    expect(await idsDue(inSeconds(31))).toEqual(["now"]);
    expect(await idsDue(inSeconds(60))).toEqual(["later", "now"]);
    expect(await idsDue(inSeconds(60), 1)).toHaveLength(1);
    await due.markQueued(["now", "later"], inSeconds(60));
    expect(await idsDue(inSeconds(61))).toEqual([]);
    expect(await idsDue(inSeconds(91))).toEqual(["later", "now"]);
  });

  test("is found again when the clock was set back behind the note", async () => {
    await due.putMany([match("a")]);
    await due.markQueued(["a"], inSeconds(86_400));
    expect(await idsDue(noon)).toEqual(["a"]);
  });

  test("a note for a job that was put back meanwhile is not taken", async () => {
    await due.putMany([match("a")]);
    await due.reschedule("a", inSeconds(10), "index behind");
    await due.markQueued(["a"], inSeconds(1));
    expect(await due.get("a")).toMatchObject({ dueAt: inSeconds(10), lastError: "index behind" });
    expect(await idsDue(inSeconds(10))).toEqual(["a"]);
  });
});

describe("failing", () => {
  test("counts and moves, and parks after the kind's last attempt until it is rescheduled", async () => {
    await due.putMany([{ id: "r", kind: "remind", payload: {} }]);
    await due.failed("r", "first", inSeconds(1));
    expect(await idsDue(inSeconds(1))).toEqual(["r"]);
    await due.failed("r", "second", inSeconds(3));
    expect(await due.get("r")).toMatchObject({ attempts: 2, lastError: "second", parkedAt: noon });
    expect(await idsDue(inSeconds(1_000))).toEqual([]);
    expect(await due.stats(inSeconds(10))).toEqual({
      waiting: 0,
      due: 0,
      parked: 1,
      oldestDueAgeMs: 0,
    });
    await due.reschedule("r", inSeconds(5));
    expect(await idsDue(inSeconds(5))).toEqual(["r"]);
  });

  test("a job that is gone stays gone", async () => {
    await due.failed("ghost", "x", noon);
    await due.reschedule("ghost", noon);
    await due.park("ghost", "x");
    await due.markQueued(["ghost"], noon);
    expect(await due.get("ghost")).toBeUndefined();
  });
});

test("removing takes what is there, and the age of the oldest is told", async () => {
  await due.putMany([match("a"), match("b", inSeconds(30)), match("c", inSeconds(90))]);
  expect(await due.stats(inSeconds(60))).toEqual({
    waiting: 3,
    due: 2,
    parked: 0,
    oldestDueAgeMs: 60_000,
  });
  await due.remove(["a", "nobody"]);
  expect(await due.stats(inSeconds(60))).toMatchObject({ waiting: 2, oldestDueAgeMs: 30_000 });
});

test("a candidate's jobs are found and removed by what their payload names, and nobody else's", async () => {
  const tell = (id: string, candidateId: string) => ({
    id,
    kind: "tell",
    payload: { candidateId },
  });
  await due.putMany([tell("t:1", "one"), tell("t:2", "one"), tell("t:3", "two"), match("v:1")]);
  await due.park("t:2", "given up");
  const found = await due.ofCandidate("one");
  expect(found.map(({ id }) => id).toSorted()).toEqual(["t:1", "t:2"]);
  expect(await due.removeOfCandidate("one")).toBe(2);
  expect(await due.ofCandidate("one")).toEqual([]);
  const left = await due.getMany(["t:1", "t:2", "t:3", "v:1"]);
  expect(left.map(({ id }) => id).toSorted()).toEqual(["t:3", "v:1"]);
});
