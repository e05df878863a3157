import { useStack } from "@raakvlak/testing";
import { expect, it } from "vitest";
import { vacancyHash } from "../use-cases/vacancy-hash.ts";
import { createMongoRunSets } from "./mongo-run-sets.ts";

const stack = useStack();
const open = async () => createMongoRunSets(await stack.database());

const setOf = (candidateId: string, profileVersion: number, vacancies: readonly string[]) => ({
  candidateId,
  profileVersion,
  alertsEpoch: 2,
  editedAt: "2026-11-23T10:00:00.000Z",
  hashes: new Set(vacancies.map((id) => vacancyHash(id, 1))),
});

it("gives back what was stored, an empty set and one of thousands", async () => {
  const runSets = await open();
  const many = Array.from({ length: 5_000 }, (_, n) => `vacancy ${n}`);
  for (const set of [setOf("many", 1, many), setOf("none", 1, [])]) {
    await runSets.replace(set);
    expect(await runSets.find(set.candidateId)).toEqual(set);
  }
  expect(await runSets.find("nobody")).toBeUndefined();
});

it("replaces with the same or a newer profile version, never with an older one", async () => {
  const runSets = await open();
  await runSets.replace(setOf("a", 2, ["x"]));
  await runSets.replace(setOf("a", 2, ["x", "y"]));
  await runSets.replace(setOf("a", 1, []));
  expect(await runSets.find("a")).toEqual(setOf("a", 2, ["x", "y"]));
  await runSets.replace(setOf("a", 3, ["z"]));
  expect(await runSets.find("a")).toEqual(setOf("a", 3, ["z"]));
});

it("counts what it removes", async () => {
  const runSets = await open();
  await runSets.replace(setOf("b", 1, ["x"]));
  expect([await runSets.remove("b"), await runSets.remove("b")]).toEqual([1, 0]);
});
