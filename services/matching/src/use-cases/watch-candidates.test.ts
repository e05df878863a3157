import {
  standingSearchSchema,
  type Profile,
  type RankedList,
  type RankingRequest,
} from "@raakvlak/contracts";
import { createTestClock } from "@raakvlak/runtime";
import { beforeEach, describe, expect, it } from "vitest";
import { createPlainProfileIndex } from "../adapters/plain-profile-index.ts";
import { createPlainVacancyIndex } from "../adapters/plain-vacancy-index.ts";
import { now, pairOf, today } from "../domain/fixtures/bare-pair.ts";
import { currentModel } from "../domain/models.ts";
import { createIndexChanges } from "./index-changes.ts";
import { createFindAsked } from "./find-asked.ts";
import { createListAttention } from "./list-attention.ts";
import { createProfileOfChange } from "./profile-of-change.ts";
import { createComputeRanking } from "./rank-candidates.ts";
import { createWatchCandidates } from "./watch-candidates.ts";

const { profile, vacancy } = pairOf({ name: "" });
const { vacancyId } = vacancy;
const candidateId = (n: number) => `1a6b7c1e-0000-4000-8000-00000000000${n}`;

function createWorld() {
  const clock = createTestClock(now);
  const profiles = createPlainProfileIndex();
  const vacancies = createPlainVacancyIndex(() => []);
  const changes = createIndexChanges();
  const kept: string[] = [];
  let rankings = 0;
  let found = 0;
  const find: typeof profiles.find = (id) => {
    found += 1;
    return profiles.find(id);
  };
  const parts = {
    model: currentModel,
    profiles: { ...profiles, find },
    profileOfChange: createProfileOfChange({ find }),
    findAsked: createFindAsked({ vacancies, related: () => [] }),
    changes,
    clock,
  };
  let among = async () => new Set<string>();
  const compute = createComputeRanking({
    ...parts,
    index: { positions: () => ({ vacancies: [1], profiles: [1] }), behindMs: () => 0 },
    erased: { among: () => among() },
    now: () => clock.now(),
  });
  const watch = createWatchCandidates({
    attend: (request) => createListAttention(parts, request),
    clock,
    computeRanking: (...asked) => {
      rankings += 1;
      return compute(...asked);
    },
    keepSnapshot: async ({ id }) => void kept.push(id),
  });
  const versions = new Map<string, number>();
  return {
    clock,
    vacancies,
    changes,
    kept,
    watch,
    rankings: () => rankings,
    /** How often a profile was looked up. */
    found: () => found,
    /** Something that happens while a list is being made. */
    duringNextRanking(happens: () => void) {
      among = async () => {
        among = async () => new Set<string>();
        happens();
        return new Set<string>();
      };
    },
    put(n: number, over: Partial<Profile> = {}) {
      const id = candidateId(n);
      versions.set(id, (versions.get(id) ?? 0) + 1);
      profiles.put({ ...profile, candidateId: id, version: versions.get(id) ?? 1, ...over });
      changes.tell([{ topic: "profiles", key: id }]);
    },
  };
}

let world = createWorld();
let stop = new AbortController();
let lists: RankedList[] = [];
let ended: Promise<void>;

const theVacancy: RankingRequest = { kind: "vacancy", vacancyId };

function listen(shown?: string, request = theVacancy): void {
  stop = new AbortController();
  lists = [];
  const options = { limit: 10, signal: stop.signal, ...(shown !== undefined && { shown }) };
  ended = (async () => {
    for await (const list of world.watch(request, options)) lists.push(list);
  })();
}
const people = () =>
  lists.map(({ candidates }) => candidates.map((found) => Number(found.candidateId.at(-1))));

beforeEach(() => {
  world = createWorld();
  world.vacancies.put(vacancy);
  world.put(1);
});

describe("a watched list", () => {
  it("comes at once, and again within half a second of a change", async () => {
    listen();
    await world.clock.advance(0);
    expect(people()).toEqual([[1]]);
    await world.clock.advance(5_000);
    world.put(2);
    await world.clock.advance(500);
    expect(people()).toEqual([[1], [1, 2]]);
    world.put(1, { purposes: { tailoring: true, recruiters: false } });
    await world.clock.advance(500);
    expect(people()).toEqual([[1], [1, 2], [2]]);
  });

  it("reads a profile that changed once, however many lists are watched", async () => {
    for (let list = 0; list < 3; list += 1) listen();
    await world.clock.advance(0);
    const before = world.found();
    world.put(2);
    expect(world.found() - before).toBe(1);
    world.put(1);
    expect(world.found() - before).toBe(2);
  });

  it("is made at most twice a second, however much happens", async () => {
    listen();
    await world.clock.advance(5_000);
    const before = world.rankings();
    for (let step = 0; step < 40; step += 1) {
      world.put(2 + (step % 7));
      await world.clock.advance(50);
    }
    expect(world.rankings() - before).toBeLessThanOrEqual(5);
    await world.clock.advance(500);
    expect(people().at(-1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("is not made for who neither is in it nor fits", async () => {
    listen();
    await world.clock.advance(1_000);
    const before = world.rankings();
    world.put(9, { occupations: [], skills: [] });
    world.changes.tell([{ topic: "vacancies", key: candidateId(8) }]);
    await world.clock.advance(2_000);
    expect(world.rankings()).toBe(before);
  });

  it("is not sent twice, nor to who has it already; each was kept before it was sent", async () => {
    listen();
    await world.clock.advance(60_000);
    expect(lists).toHaveLength(1);
    expect(world.kept).toContain(lists[0]?.snapshotId);
    const shown = lists[0]?.snapshotId ?? "";
    stop.abort();
    await ended;
    listen(shown);
    await world.clock.advance(1_000);
    expect(lists).toEqual([]);
    world.put(2);
    await world.clock.advance(500);
    expect(people()).toEqual([[1, 2]]);
  });

  it("is looked at again without a record: days have passed, and a score with them", async () => {
    const item = {
      concept: "occupation:account-manager",
      rawWeight: 4,
      lastDay: today,
      evidence: 1,
    };
    world.put(1, { interests: { ...profile.interests, occupations: [item] } });
    listen();
    await world.clock.advance(0);
    for (let days = 0; days < 3 && lists.length < 2; days += 1)
      await world.clock.advance(24 * 3_600_000);
    const scores = lists.map(({ candidates }) => candidates[0]?.score);
    expect(new Set(scores).size).toBe(lists.length);
    expect(lists.length).toBeGreaterThan(1);
  });

  it("is neither kept nor sent again when nothing that is seen of it has changed", async () => {
    listen();
    await world.clock.advance(5_000);
    for (let edits = 0; edits < 10; edits += 1) {
      world.put(1, { hiddenVacancies: [candidateId(edits % 10)] });
      await world.clock.advance(1_000);
    }
    expect(world.rankings()).toBeGreaterThan(10);
    expect(lists).toHaveLength(1);
    expect(world.kept).toHaveLength(1);
  });

  describe("that changes on and on", () => {
    const wishOf = (weight: number) => [
      { concept: "occupation:account-manager", weight },
      { concept: "occupation:buyer", weight: 10 },
    ];
    const change = async (seconds: number) => {
      const before = lists.length;
      for (let step = 0; step < seconds * 4; step += 1) {
        world.put(1, { occupations: wishOf([10, 7, 5, 3, 1][step % 5] ?? 1) });
        await world.clock.advance(250);
      }
      return lists.length - before;
    };
    beforeEach(async () => {
      listen();
      await world.clock.advance(60_000);
    });

    it("is kept no oftener than it is sent, and comes to three in two seconds", async () => {
      expect(await change(3)).toBeGreaterThanOrEqual(5);
      await change(60);
      const sent = await change(60);
      expect(sent).toBeLessThanOrEqual(90);
      expect(sent).toBeGreaterThan(60);
      expect(world.kept).toEqual(lists.map(({ snapshotId }) => snapshotId));
      await world.clock.advance(60_000);
      world.put(2);
      await world.clock.advance(500);
      expect(people().at(-1)).toContain(2);
    });

    it("still shows every change within three quarters of a second", async () => {
      await change(60);
      for (let n = 2; n < 9; n += 1) {
        await change(1);
        world.put(n);
        await world.clock.advance(750);
        expect(people().at(-1)).toContain(n);
      }
    });

    it.each([
      ["withdraws", { purposes: { tailoring: true, recruiters: false } }],
      ["fits no longer", { excludedEmployers: ["zonnewijzer"] }],
    ])("loses who %s within a quarter of a second", async (_, gone) => {
      for (let n = 2; n < 9; n += 1) world.put(n);
      await change(60);
      for (let n = 2; n < 9; n += 1) {
        await change(1);
        world.put(n, gone);
        await world.clock.advance(260);
        expect(people().at(-1)).not.toContain(n);
      }
    });

    it("loses as soon who withdraws while the list is being made", async () => {
      world.put(2);
      await change(60);
      const happened: true[] = [];
      world.duringNextRanking(() => {
        happened.push(true);
        world.put(2, { purposes: { tailoring: true, recruiters: false } });
      });
      while (happened.length === 0) await change(0.25);
      await world.clock.advance(260);
      expect(people().at(-1)).not.toContain(2);
    });
  });

  it("of a standing search goes on as that of a vacancy, whatever becomes of vacancies", async () => {
    const search = standingSearchSchema.parse({ occupations: ["occupation:account-manager"] });
    listen(undefined, { kind: "search", search });
    await world.clock.advance(1_000);
    world.vacancies.remove(vacancyId, 9);
    world.changes.tell([{ topic: "vacancies", key: vacancyId }]);
    world.put(2);
    await world.clock.advance(500);
    expect(people()).toEqual([[1], [1, 2]]);
  });

  it("ends when the vacancy closes, and when nobody listens any more", async () => {
    listen();
    await world.clock.advance(1_000);
    world.vacancies.put({
      ...vacancy,
      version: vacancy.version + 1,
      status: "closed",
      closed: { at: now.toISOString(), reason: "gone-from-source" },
    });
    world.changes.tell([{ topic: "vacancies", key: vacancyId }]);
    await world.clock.advance(500);
    await ended;
    expect(lists).toHaveLength(1);
  });
});
