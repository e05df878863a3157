import { useStack } from "@raakvlak/testing";
import { expect, it } from "vitest";
import { scoredProfileOf } from "../domain/scored-profile.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { eastOf, ownOccupation, pairOf, wishedPlace } from "../domain/fixtures/bare-pair.ts";
import type { ListedCandidate, Snapshot } from "../use-cases/snapshots.ts";
import { createMongoSnapshots } from "./mongo-snapshots.ts";

const stack = useStack();
const open = async () => createMongoSnapshots(await stack.database());

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
  vacancyId: vacancy.vacancyId,
  vacancyVersion: 2,
  vacancy: scoredVacancyOf(vacancy, () => ["occupation:b"]),
  model: "2026-11.1",
  now: "2026-11-23T10:00:00.000Z",
  offsets: { vacancies: [1, 0], profiles: [7, 8] },
  eligible: 9,
  listed: candidates.map(listed),
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

it("finds a candidate's snapshots, takes the candidate out of each, and leaves everybody else in place", async () => {
  const snapshots = await open();
  await snapshots.add(snapshotOf("two", "chris", "dina"));
  await snapshots.add(snapshotOf("three", "dina", "chris", "eva"));
  expect(await snapshots.listing(["chris", "nobody"])).toEqual(new Set(["chris"]));
  expect((await snapshots.ofCandidate("chris")).map(({ id }) => id).toSorted()).toEqual([
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
});
