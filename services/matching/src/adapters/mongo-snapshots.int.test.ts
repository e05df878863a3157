import { standingSearchSchema } from "@raakvlak/contracts";
import { createPseudonymiser, createTestClock } from "@raakvlak/runtime";
import { useStack } from "@raakvlak/testing";
import { expect, it } from "vitest";
import { scoredProfileOf } from "../domain/scored-profile.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { eastOf, ownOccupation, pairOf, wishedPlace } from "../domain/fixtures/bare-pair.ts";
import { createOwnPlaces } from "../use-cases/own-places.ts";
import { askedByOf } from "../use-cases/snapshot-id.ts";
import type { ListedCandidate, ShownEntry, Snapshot, Snapshots } from "../use-cases/snapshots.ts";
import { createMongoSnapshots } from "./mongo-snapshots.ts";

const stack = useStack();
const clock = createTestClock(new Date("2026-11-23T10:00:00.000Z"));
const pseudonymise = createPseudonymiser("a secret of this test, of no other");
let opened: Snapshots | undefined;
const open = async () =>
  (opened ??= createMongoSnapshots(await stack.database(), { clock, pseudonymise }));
const collection = async (name: string) => {
  const { db } = (await stack.database()).connection;
  return (db as NonNullable<typeof db>).collection<{ _id: string; [field: string]: unknown }>(name);
};

const { profile, vacancy } = pairOf({
  name: "",
  profile: { places: [wishedPlace(30, eastOf(12_345))] },
});
const listed = (candidateId: string): ListedCandidate => ({
  candidateId,
  profileVersion: 3,
  input: scoredProfileOf(profile),
  score: 10_000,
  reasons: [ownOccupation()],
});
const snapshotOf = (id: string, ...candidates: string[]): Snapshot => ({
  id,
  asked: { kind: "vacancy", vacancyId: vacancy.vacancyId, vacancyVersion: 2 },
  vacancy: scoredVacancyOf(vacancy, () => ["occupation:b"]),
  model: "2026-11.1",
  now: "2026-11-23T10:00:00.000Z",
  offsets: { vacancies: [1, 0], profiles: [7, 8] },
  eligible: 9,
  listed: candidates.map(listed),
});
const ofVersion = (vacancyVersion: number) => ({
  kind: "vacancy" as const,
  vacancyId: vacancy.vacancyId,
  vacancyVersion,
});
/** What a stored snapshot looks like: texts, so keys that hold nothing are gone. */
const stored = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

it("gives back every input bit for bit", async () => {
  const snapshots = await open();
  const snapshot = snapshotOf("one", "anna", "bram");
  expect(await snapshots.has("one")).toBe(false);
  await snapshots.add(snapshot);
  await snapshots.add(snapshot);
  expect(await snapshots.has("one")).toBe(true);
  expect(await snapshots.find("one")).toEqual(stored(snapshot));
  expect(await snapshots.find("other")).toBeUndefined();
});

it("gives back a search with all that it asked, and names it in the entries of whoever it found", async () => {
  const snapshots = await open();
  const search = standingSearchSchema.parse({
    occupations: ["occupation:account-manager"],
    hours: { min: 24, max: 32 },
    competencies: { hunting: 3 },
  });
  const asked = { kind: "search", search } as const;
  const snapshot = { ...snapshotOf("searched", "sara"), asked };
  await snapshots.add(snapshot);
  expect(await snapshots.find("searched")).toEqual(stored(snapshot));
  expect(await snapshots.askedOf("searched")).toEqual(asked);
  expect(await snapshots.askedOf("none")).toBeUndefined();
  const [entry] = await entriesOf("sara");
  expect(entry?.askedBy).toEqual(askedByOf(asked));
  expect(await snapshots.removeCandidate("sara")).toBe(1);
  expect(await snapshots.find("searched")).toMatchObject({ asked, listed: [{ removed: true }] });
});

async function entriesOf(candidateId: string) {
  const snapshots = await open();
  const found: ShownEntry[] = [];
  for await (const ids of snapshots.entryIdsOf(candidateId))
    found.push(...(await snapshots.entries(ids)));
  return found;
}

it("finds a candidate's entries, takes them out of every list, and leaves everybody else in place", async () => {
  const snapshots = await open();
  await snapshots.add(snapshotOf("two", "chris", "dina"));
  await snapshots.add({ ...snapshotOf("three", "dina", "chris", "eva"), asked: ofVersion(3) });
  expect(await snapshots.listing(["chris", "nobody"])).toEqual(new Set(["chris"]));
  expect((await entriesOf("chris")).map(({ snapshotId }) => snapshotId).toSorted()).toEqual([
    "three",
    "two",
  ]);

  expect(await snapshots.removeCandidate("chris")).toBe(2);

  expect(await snapshots.find("two")).toMatchObject({
    listed: [{ removed: true }, { candidateId: "dina" }],
  });
  expect(await snapshots.find("three")).toMatchObject({
    listed: [{ candidateId: "dina" }, { removed: true }, { candidateId: "eva" }],
  });
  expect(JSON.stringify(await snapshots.find("three"))).not.toContain("chris");
  expect(await snapshots.listing(["chris", "dina"])).toEqual(new Set(["dina"]));
  expect(await snapshots.removeCandidate("chris")).toBe(0);
  for (const name of ["snapshots", "snapshot-entries", "snapshot-listings"])
    expect(JSON.stringify(await (await collection(name)).find().toArray())).not.toContain("chris");
});

it("stores once who stands in list after list unchanged", async () => {
  const snapshots = await open();
  for (let version = 1; version <= 20; version += 1)
    await snapshots.add({
      ...snapshotOf(`busy-${version}`),
      listed: [listed("faye"), { ...listed("gus"), profileVersion: version }],
    });
  expect(await entriesOf("faye")).toHaveLength(1);
  expect(await entriesOf("gus")).toHaveLength(20);
  expect(await snapshots.removeCandidate("faye")).toBe(1);
  expect((await snapshots.find("busy-7"))?.listed).toMatchObject([
    { removed: true },
    { candidateId: "gus", profileVersion: 7 },
  ]);
});

it("drops a name without an entry at the second look, and none that may be under way", async () => {
  const snapshots = await open();
  await snapshots.add(snapshotOf("crashed", "hugo"));
  await (await collection("snapshot-entries")).deleteMany({ candidateId: "hugo" });
  expect(await snapshots.removeCandidate("hugo")).toBe(0);
  expect(await snapshots.listing(["hugo"])).toEqual(new Set(["hugo"]));
  await clock.advance(60_000);
  await snapshots.add({ ...snapshotOf("crashed-again", "hugo"), asked: ofVersion(9) });
  expect(await snapshots.removeCandidate("hugo")).toBe(1);
  expect(await snapshots.listing(["hugo"])).toEqual(new Set(["hugo"]));
  await clock.advance(60_000);
  expect(await snapshots.removeCandidate("hugo")).toBe(0);
  expect(await snapshots.listing(["hugo"])).toEqual(new Set());
});

it("reads a list of an older form as one of which nobody is left", async () => {
  const snapshots = await open();
  const { id: _id, listed: people, vacancy: seen, asked: _, ...rest } = snapshotOf("older", "ivo");
  const { vacancyId } = vacancy;
  const old = {
    _id,
    ...rest,
    vacancyId,
    vacancyVersion: 2,
    vacancy: JSON.stringify(seen),
    listed: people,
  };
  await (await collection("snapshots")).insertOne(old);
  await (await collection("snapshot-listings")).insertOne({ _id: "ivo", snapshots: ["older"] });
  expect(await snapshots.find("older")).toMatchObject({
    id: "older",
    asked: ofVersion(2),
    listed: [],
  });
  expect(await entriesOf("ivo")).toEqual([]);
  await snapshots.add(snapshotOf("newer", "ivo"));
  expect(await snapshots.removeCandidate("ivo")).toBe(1);
  expect(await snapshots.listing(["ivo"])).toEqual(new Set());
});

it("exports and erases somebody who was shown five thousand times part by part, within bounds", async () => {
  const snapshots = await open();
  const entries = await collection("snapshot-entries");
  const listings = await collection("snapshot-listings");
  const input = JSON.stringify({ ...scoredProfileOf(profile), of: "a full profile ".repeat(130) });
  const days = Array.from({ length: 10 }, (_, at) => `2026-10-${String(at + 10)}`);
  await listings.insertOne({ _id: "top", days });
  for (const day of days) {
    const ids = Array.from({ length: 500 }, (_, at) => `${day}-${at}`);
    const shown = { candidateId: "top", profileVersion: 1, score: 9, input, reasons: "[]" };
    await entries.insertMany(ids.map((_id) => ({ _id, ...shown })));
    await listings.insertOne({ _id: `top ${day}`, entries: ids });
  }
  let longest = 0;
  const watched: Snapshots = {
    ...snapshots,
    entries: async (ids) => {
      longest = Math.max(longest, ids.length);
      return snapshots.entries(ids);
    },
  };
  const runSets = { find: async () => undefined, remove: async () => 0 };
  const places = createOwnPlaces({ runSets, snapshots: watched });
  const place = places.find((one) => one.place === "snapshot-entries");

  const exported = (await place?.read("top")) ?? [];
  const { more } = exported.at(-1) as { more?: number };
  expect((more ?? 0) + exported.length - 1).toBe(5_000);
  expect(exported.length).toBeGreaterThan(1_000);
  expect(Buffer.byteLength(JSON.stringify(exported))).toBeLessThan(5_000_000);
  expect(longest).toBe(100);

  expect(await place?.erase?.("top")).toBe(5_000);
  expect(await entries.countDocuments({ candidateId: "top" })).toBe(0);
  expect(await listings.countDocuments({ _id: { $in: ["top", "top 2026-10-10"] } })).toBe(0);
}, 60_000);
