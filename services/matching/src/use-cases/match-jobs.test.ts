import type { Match, Profile, Vacancy } from "@raakvlak/contracts";
import { beforeEach, describe, expect, it } from "vitest";
import { createPlainProfileIndex } from "../adapters/plain-profile-index.ts";
import { createPlainVacancyIndex } from "../adapters/plain-vacancy-index.ts";
import { currentModel } from "../domain/oracle.ts";
import { now, otherVacancyId, pairOf } from "../domain/fixtures/bare-pair.ts";
import { createMatchProfile } from "./match-profile.ts";
import { createMatchVacancy } from "./match-vacancy.ts";
import type { RunSet } from "./run-sets.ts";

const { profile, vacancy } = pairOf({ name: "" });
const { candidateId } = profile;
const { vacancyId } = vacancy;
const other: Vacancy = { ...vacancy, vacancyId: otherVacancyId, aliases: [] };
const after = { vacancies: [1], profiles: [1] };
const poisonedId = "2b6b7c1e-0000-4000-8000-00000000000f";
const madeAt = new Date("2026-11-23T08:00:00.000Z");

/** The two use cases over one index, with everything else in memory. */
function createWorld(isGathered = false) {
  const profiles = createPlainProfileIndex();
  /** How many vacancies the index was asked about each time. */
  const asked: number[] = [];
  const vacancies = createPlainVacancyIndex(() => []);
  const sets = new Map<string, RunSet>();
  const stored: { matches: readonly Match[]; cause: unknown }[] = [];
  const marked = new Set<string>();
  const state = { isBehind: false };
  const needs = {
    model: currentModel,
    profiles: {
      ...profiles,
      alertSets(...[offers, measure]: Parameters<typeof profiles.alertSets>) {
        asked.push(offers.length);
        if (offers.some(({ ids }) => ids.includes(poisonedId))) throw new Error("poisoned");
        return profiles.alertSets(offers, measure);
      },
    },
    vacancies,
    index: { reached: () => !state.isBehind },
    erased: {
      among: async (ids: readonly string[]) => new Set(ids.filter((id) => marked.has(id))),
    },
    matches: {
      store: async (matches: readonly Match[], cause: unknown) =>
        void stored.push({ matches, cause }),
    },
    runSets: {
      find: async (id: string) => sets.get(id),
      replace: async (set: RunSet) => void sets.set(set.candidateId, set),
      remove: async (id: string) => Number(sets.delete(id)),
    },
    now: () => now,
    isGathered,
  };
  const matchVacancy = createMatchVacancy(needs);
  const matchProfile = createMatchProfile(needs);
  return {
    profiles,
    vacancies,
    sets,
    stored,
    marked,
    state,
    asked,
    runVacancy: (version = 2, id = vacancyId) =>
      matchVacancy({
        id: `vacancy.${version}`,
        payload: { vacancyId: id, version, after },
        madeAt,
      }),
    runProfile: (version = 4) =>
      matchProfile({ id: `profile.${version}`, payload: { candidateId, version, after }, madeAt }),
    putProfile: (version: number, over: Partial<Profile> = {}) =>
      profiles.put({ ...profile, version, ...over }),
    found: () => stored.flatMap(({ matches }) => matches),
  };
}

let world = createWorld();
beforeEach(() => {
  world = createWorld();
  world.profiles.put(profile);
  world.vacancies.put(vacancy);
});

describe.each([
  { how: "by itself", isGathered: false },
  { how: "with others", isGathered: true },
])("a vacancy's job, looked for $how", ({ isGathered }) => {
  beforeEach(() => {
    world = createWorld(isGathered);
    world.profiles.put(profile);
    world.vacancies.put(vacancy);
  });

  it("stores the complete alert set, with versions, reasons and aliases", async () => {
    expect(await world.runVacancy()).toEqual({ result: "stored", matches: 1 });
    expect(world.stored[0]?.cause).toEqual({ job: "vacancy.2", version: 2 });
    expect(world.found()).toMatchObject([
      {
        candidateId,
        vacancyId,
        aliases: vacancy.aliases,
        vacancyVersion: 2,
        profileVersion: 4,
        model: currentModel.version,
        score: 10_000,
        cause: "vacancy",
        alertsEpoch: 1,
        matchedAt: madeAt.toISOString(),
      },
    ]);
    expect(world.found()[0]).not.toHaveProperty("run");
  });

  it("leaves out who wants no mail, who asks for a higher score and who was erased", async () => {
    const ids = [
      "1a6b7c1e-0000-4000-8000-000000000002",
      "1a6b7c1e-0000-4000-8000-000000000003",
      candidateId,
    ];
    world.putProfile(1, {
      candidateId: ids[0] ?? "",
      purposes: { tailoring: true, recruiters: true },
    });
    world.putProfile(1, { candidateId: ids[1] ?? "", alertThreshold: 10_000, seniority: 1 });
    world.vacancies.put({ ...vacancy, version: 3, seniority: 5 });
    world.marked.add(candidateId);
    expect(await world.runVacancy(3)).toEqual({ result: "stored", matches: 0 });
    expect(world.stored).toEqual([]);
    expect(world.profiles.find(candidateId)).toBeUndefined();
  });

  it("waits for the index, is overtaken by a newer version, and ends when the vacancy is gone", async () => {
    world.state.isBehind = true;
    expect(await world.runVacancy()).toEqual({ result: "index-behind" });
    world.state.isBehind = false;
    world.vacancies.put({ ...vacancy, version: 3 });
    expect(await world.runVacancy(2)).toEqual({ result: "dropped", reason: "overtaken" });
    world.vacancies.remove(vacancyId, 4);
    expect(await world.runVacancy(3)).toEqual({ result: "dropped", reason: "gone" });
    expect(world.stored).toEqual([]);
  });
});

it("vacancies' jobs that come together are looked for together, of one moment, and a bad one harms only itself", async () => {
  world = createWorld(true);
  world.profiles.put(profile);
  for (const each of [vacancy, other, { ...vacancy, vacancyId: poisonedId }])
    world.vacancies.put(each);
  const together = [
    world.runVacancy(2),
    world.runVacancy(2, otherVacancyId),
    world.runVacancy(1),
    world.runVacancy(2, "2b6b7c1e-0000-4000-8000-0000000000aa"),
  ];
  // Before they are looked for.
  world.putProfile(9);
  expect(await Promise.all(together)).toEqual([
    { result: "stored", matches: 1 },
    { result: "stored", matches: 1 },
    { result: "dropped", reason: "overtaken" },
    { result: "dropped", reason: "gone" },
  ]);
  expect(world.asked).toEqual([2]);
  expect(world.found()).toMatchObject([
    { vacancyId, profileVersion: 9 },
    { vacancyId: otherVacancyId, profileVersion: 9 },
  ]);
  const withABadOne = await Promise.allSettled([
    world.runVacancy(2),
    world.runVacancy(2, poisonedId),
    world.runVacancy(2, otherVacancyId),
  ]);
  expect(withABadOne.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(withABadOne[1]).toMatchObject({ reason: new Error("poisoned") });
});

describe("a profile's job", () => {
  it("stores what fits as one run; the first run of an epoch is the profile's", async () => {
    world.vacancies.put(other);
    expect(await world.runProfile()).toEqual({ result: "stored", matches: 2 });
    const [first, second] = world.found();
    expect(first).toMatchObject({ cause: "profile", run: { size: 2 }, alertsEpoch: 1 });
    expect(second?.run).toEqual(first?.run);
    expect(world.sets.get(candidateId)?.hashes.size).toBe(2);
  });

  it("tells later only what is new, also a new version of what it told, and says whose news it was", async () => {
    await world.runProfile();
    world.putProfile(5);
    world.vacancies.put(other);
    await world.runProfile(5);
    world.putProfile(6, { editedAt: "2026-11-23T09:00:00.000Z" });
    world.vacancies.put({ ...vacancy, version: 3 });
    await world.runProfile(6);
    expect(world.found().slice(1)).toMatchObject([
      { vacancyId: otherVacancyId, cause: "profile", run: { size: 1 } },
      { vacancyId, vacancyVersion: 3, cause: "own-edit", run: { size: 1 } },
    ]);
  });

  it("starts anew at a new alerts epoch, as the profile's own first run", async () => {
    await world.runProfile();
    const purposes = {
      ...profile.purposes,
      alerts: { epoch: 2, since: "2026-11-23T09:00:00.000Z" },
    };
    world.putProfile(5, { purposes, editedAt: "2026-11-23T09:00:00.000Z" });
    await world.runProfile(5);
    expect(world.found()[1]).toMatchObject({ vacancyId, alertsEpoch: 2, cause: "profile" });
  });

  it("replaces the run set also when nothing is new, and stores no empty run", async () => {
    await world.runProfile();
    world.putProfile(5);
    world.vacancies.remove(vacancyId, 3);
    expect(await world.runProfile(5)).toEqual({ result: "stored", matches: 0 });
    expect(world.stored).toHaveLength(1);
    expect(world.sets.get(candidateId)?.hashes.size).toBe(0);
  });

  it("a retry that finds the same stores the same, under the same run; one that finds more is a run of its own", async () => {
    await world.runProfile();
    world.sets.clear();
    await world.runProfile();
    expect(world.stored[1]).toEqual(world.stored[0]);
    world.sets.clear();
    world.vacancies.put(other);
    await world.runProfile();
    expect(world.found()[2]?.run?.id).not.toBe(world.found()[0]?.run?.id);
  });

  it("drops an erased candidate with the run set, and what has ended or was overtaken", async () => {
    await world.runProfile();
    world.putProfile(5, { purposes: { tailoring: true, recruiters: false } });
    expect(await world.runProfile(4)).toEqual({ result: "dropped", reason: "overtaken" });
    expect(await world.runProfile(5)).toEqual({ result: "dropped", reason: "no-alerts" });
    world.marked.add(candidateId);
    expect(await world.runProfile(5)).toEqual({ result: "dropped", reason: "erased" });
    expect(world.sets.size).toBe(0);
    expect(await world.runVacancy()).toEqual({ result: "stored", matches: 0 });
  });
});
