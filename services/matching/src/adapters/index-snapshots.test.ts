import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLogger, createTestClock } from "@raakvlak/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bareOccupations, now, pairOf, today } from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/oracle.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { createBlockProfileIndex } from "./block-profile-index.ts";
import { indexFileIn } from "./index-file.ts";
import { openIndexSnapshots } from "./index-snapshots.ts";

const { profile, vacancy } = pairOf({ name: "", profile: { alertThreshold: 6_000 } });
const idOf = (n: number) => `5a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const measure = { day: today, model: currentModel };
const minuteMs = 60_000;
/** When a worker starts again. */
const later = new Date(now.getTime() + 10 * minuteMs);
const positions = [40, 7];

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "index-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** An index as a worker opens it at its start. */
async function start({ at = later, topic = "profiles", ends = [50, 9] } = {}) {
  const clock = createTestClock(at);
  const told: string[] = [];
  const write = (line: string) => {
    const { event, reason } = JSON.parse(line) as { event: string; reason?: string };
    told.push(reason === undefined ? event : `${event} ${reason}`);
  };
  const profiles = createBlockProfileIndex();
  const settings = { folder, everyMs: minuteMs, topic, ends: async () => ends, profiles, clock };
  const logger = createLogger({ service: "matching", level: "info", write });
  const snapshots = await openIndexSnapshots({ ...settings, logger });
  return { profiles, snapshots, clock, told };
}

/** A worker with two people, one erased, one gone and one on hold, that has written its file and stopped. */
async function written() {
  const worker = await start({ at: now });
  const { profiles } = worker;
  for (const n of [1, 2, 3, 4]) profiles.put({ ...profile, candidateId: idOf(n) });
  profiles.put({
    ...profile,
    candidateId: idOf(5),
    places: [{ vector: { x: 1, y: 0, z: 0 }, label: "Erf van iemand", radiusKm: 5 }],
  });
  profiles.forget(idOf(5));
  profiles.remove(idOf(3), 8);
  profiles.hold(idOf(4));
  await writeOnce(worker);
  return worker;
}

async function writeOnce({ snapshots, clock, told }: Awaited<ReturnType<typeof start>>) {
  const before = told.length;
  await using _ = snapshots.start(() => positions);
  await clock.advance(minuteMs);
  // Writing waits for the disk and for its turn, which the clock gives.
  for (let turns = 0; told.length === before && turns < 1_000; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(0);
  }
}

describe("a worker that starts again", () => {
  it("holds what it held, and reads on from where that was", async () => {
    const before = await written();
    expect(before.told).toEqual(["index-snapshot-written"]);
    const { profiles, snapshots, told } = await start();
    expect(told).toEqual(["index-snapshot-read"]);
    expect(snapshots.startAt).toEqual({ profiles: positions });
    expect(profiles.sizes()).toEqual(before.profiles.sizes());
    const asked = scoredVacancyOf(vacancy, bareOccupations);
    expect(profiles.rank(asked, measure, 9)).toEqual(before.profiles.rank(asked, measure, 9));
    expect(profiles.rank(asked, measure, 9).eligible).toBe(2);
    // Older ones do not bring back who left, nor lift a hold.
    profiles.put({ ...profile, candidateId: idOf(3), version: 7 });
    profiles.put({ ...profile, candidateId: idOf(4) });
    expect([3, 4].map((n) => profiles.find(idOf(n)))).toEqual([undefined, undefined]);
  });

  it("finds nothing of the erased in the file, which is for its owner alone", async () => {
    await written();
    const bytes = await readFile(indexFileIn(folder));
    const idWords = Buffer.from(Uint32Array.from([0x5a6b7c1e, 0x4000, 0x80000000, 5]).buffer);
    const known = Buffer.from(Uint32Array.from([0x5a6b7c1e, 0x4000, 0x80000000, 1]).buffer);
    expect(bytes.includes(known)).toBe(true);
    expect(bytes.includes(idWords)).toBe(false);
    expect(bytes.includes("Erf van iemand")).toBe(false);
    expect((await stat(indexFileIn(folder))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["profiles.index"]);
  });

  it.each([
    ["too-old", { at: new Date(now.getTime() + 24 * 60 * minuteMs + 2 * minuteMs) }],
    ["too-old", { at: new Date(now.getTime() - 60 * minuteMs) }],
    ["other-topic", { topic: "other.profiles" }],
    ["other-topic", { ends: [50] }],
    ["other-topic", { ends: [50, 6] }],
  ])("discards a file that is %s", async (reason, circumstances) => {
    await written();
    const { profiles, snapshots, told } = await start(circumstances);
    expect(told).toEqual([`index-snapshot-discarded ${reason}`]);
    expect([profiles.sizes().indexed, snapshots.startAt]).toEqual([0, {}]);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["ends too early", (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ["is next to nothing", (bytes: Buffer) => bytes.subarray(0, 3)],
    ["has another byte", (bytes: Buffer) => bytes.with(300, (bytes[300] ?? 0) ^ 1)],
  ])("discards a file that %s", async (_name, damage) => {
    await written();
    await writeFile(indexFileIn(folder), damage(await readFile(indexFileIn(folder))));
    const { profiles, told } = await start();
    expect(told).toEqual(["index-snapshot-discarded damaged"]);
    expect(profiles.sizes().indexed).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ["is of another layout", "other-layout", '"layout":"', 10],
    // The first record's length, behind the line of JSON, its id and its version.
    ["has a record of a length that is none", "damaged", "}\n", 2 + 24],
  ])(
    "discards a file that %s, though its checksum is right",
    async (_name, reason, behind, off) => {
      await written();
      const bytes = await readFile(indexFileIn(folder));
      const at = bytes.indexOf(behind) + off;
      bytes.write("0000", at);
      const hashAt = bytes.length - 32;
      createHash("sha256").update(bytes.subarray(0, hashAt)).digest().copy(bytes, hashAt);
      await writeFile(indexFileIn(folder), bytes);
      const { snapshots, told } = await start();
      expect(told).toEqual([`index-snapshot-discarded ${reason}`]);
      expect(snapshots.startAt).toEqual({});
    },
  );

  it("takes away what a writer left that died, and nothing of one that may be at work", async () => {
    const [dead, alive] = ["1", "2"].map((n) => path.join(folder, `profiles.index.${n}.tmp`));
    if (dead === undefined || alive === undefined) throw new Error("no names");
    for (const file of [dead, alive]) await writeFile(file, "half");
    await utimes(dead, now, new Date(later.getTime() - 61 * minuteMs));
    await utimes(alive, now, new Date(later.getTime() - 59 * minuteMs));
    const { told } = await start();
    expect([told, await readdir(folder)]).toEqual([[], ["profiles.index.2.tmp"]]);
  });
});

it("writes nothing of which a part would be missing, and keeps no old file for more than a day", async () => {
  const worker = await written();
  worker.profiles.put({ ...profile, candidateId: idOf(1).toUpperCase() });
  await writeOnce(worker);
  expect(worker.told.at(-1)).toBe("index-snapshot-left profiles-beside-the-blocks");
  expect(await readdir(folder)).toEqual(["profiles.index"]);
  await using _ = worker.snapshots.start(() => positions);
  await worker.clock.advance(23 * 60 * minuteMs);
  expect(await readdir(folder)).toEqual(["profiles.index"]);
  await worker.clock.advance(60 * minuteMs);
  for (let turns = 0; turns < 5_000 && (await readdir(folder)).length > 0; turns++)
    await worker.clock.advance(minuteMs);
  expect(await readdir(folder)).toEqual([]);
});
