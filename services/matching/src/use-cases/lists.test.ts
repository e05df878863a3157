import {
  rankedListSchema,
  standingSearchSchema,
  rankedVacanciesSchema,
  explanationSchema,
  replaySchema,
  type RankingRequest,
} from "@raakvlak/contracts";
import { beforeEach, describe, expect, it } from "vitest";
import { now, oracle, pairOf } from "../domain/fixtures/bare-pair.ts";
import { candidateId, createWorld, positions } from "./lists-under-test.ts";
import { replayOf } from "./replay-snapshot.ts";
import type { Snapshot } from "./snapshots.ts";

const { profile, vacancy } = pairOf({ name: "" });
const { vacancyId } = vacancy;

let world = createWorld();
/** Candidates 1 and 2 fit alike, 3 by a weaker wish. */
beforeEach(() => {
  world = createWorld();
  world.vacancies.put(vacancy);
  world.put(1, 1);
  world.put(2, 1);
  world.put(3, 1, {
    occupations: [
      { concept: "occupation:account-manager", weight: 5 },
      { concept: "occupation:buyer", weight: 10 },
    ],
    hiddenVacancies: ["2b6b7c1e-0000-4000-8000-00000000000f"],
  });
});

const theVacancy = { kind: "vacancy" as const, vacancyId };
async function list(limit = 10, request: RankingRequest = theVacancy) {
  const ranked = await world.rankCandidates(request, limit);
  if (ranked.result !== "ranked") throw new Error(ranked.result);
  return rankedListSchema.parse(ranked.list);
}
async function replayed(id: string) {
  const again = await world.replay(id);
  if (again.result !== "replayed") throw new Error(again.result);
  return replaySchema.parse(replayOf(again.list));
}

describe("the candidates of a vacancy", () => {
  it("come best first, equal ones by id, with points and where the index stood", async () => {
    const { candidates, eligible, index, now: at } = await list(2);
    expect(candidates.map((found) => [found.candidateId, found.score])).toEqual([
      [candidateId(1), 10_000],
      [candidateId(2), 10_000],
    ]);
    expect([eligible, at, index]).toEqual([3, now.toISOString(), { ...positions, behindMs: 0 }]);
  });

  it("say how sure their order is, also where the list is shorter than what decides", async () => {
    expect((await list()).stability).toEqual({
      top: 3,
      changePercent: 10,
      holds: true,
      changes: [],
    });
    expect((await list(1)).stability).toMatchObject({ top: 1, holds: true });
  });

  it("are those who allow recruiters and were not erased", async () => {
    world.put(1, 2, { purposes: { tailoring: true, recruiters: false } });
    world.marked.add(candidateId(2));
    const { candidates, eligible } = await list();
    expect([candidates.map((found) => found.candidateId), eligible]).toEqual([[candidateId(3)], 1]);
  });

  it("of a vacancy that is unknown or closed there are none", async () => {
    const other = { kind: "vacancy" as const, vacancyId: candidateId(9) };
    expect(await world.rankCandidates(other, 10)).toEqual({ result: "unknown-vacancy" });
    world.vacancies.put({
      ...vacancy,
      version: 3,
      status: "closed",
      closed: { reason: "filled", at: now.toISOString() },
    });
    expect(await world.rankCandidates(theVacancy, 10)).toEqual({ result: "vacancy-closed" });
  });
});

describe("the candidates of a standing search", () => {
  const search = standingSearchSchema.parse({ occupations: ["occupation:account-manager"] });

  it("are those that a vacancy with the same demands would have", async () => {
    const found = await list(10, { kind: "search", search });
    const ofVacancy = await list();
    expect(found.candidates).toEqual(ofVacancy.candidates);
    expect(found.eligible).toBe(3);
    expect(found.asked).toEqual({ kind: "search", search });
  });

  it("do not avoid an employer that is not named, and are not hidden by it", async () => {
    world.put(1, 2, { excludedEmployers: ["zonnewijzer"], hiddenVacancies: [vacancyId] });
    expect((await list(10, { kind: "search", search })).eligible).toBe(3);
    const named = { ...search, employerId: "zonnewijzer" };
    expect((await list(10, { kind: "search", search: named })).eligible).toBe(2);
  });

  it("are kept as a snapshot that holds the search and replays", async () => {
    const shown = await list(10, { kind: "search", search });
    expect(shown.snapshotId).not.toBe((await list()).snapshotId);
    expect((await list(10, { kind: "search", search })).snapshotId).toBe(shown.snapshotId);
    expect(await replayed(shown.snapshotId)).toMatchObject({
      identical: true,
      asked: { kind: "search", search },
    });
  });
});

describe("a snapshot", () => {
  it("is stored once for the same list, to be reviewed later, without what a candidate hid elsewhere", async () => {
    const first = await list();
    const second = await list();
    expect(second.snapshotId).toBe(first.snapshotId);
    expect(world.reviews).toEqual([first.snapshotId]);
    expect(JSON.stringify(await world.snapshots.find(first.snapshotId))).not.toContain(
      "00000000000f",
    );
    world.put(1, 2, { seniority: 3 });
    expect((await list()).snapshotId).not.toBe(first.snapshotId);
  });

  it("replays to the same scores, reasons and order after everything has changed", async () => {
    const shown = await list();
    world.put(1, 2, { excludedEmployers: ["zonnewijzer"] });
    world.vacancies.remove(vacancyId, 9);
    const again = await replayed(shown.snapshotId);
    expect(again).toMatchObject({ identical: true, removed: 0 });
    expect(again.candidates).toEqual(
      shown.candidates.map(({ candidateId: id, score, reasons }) => ({
        candidateId: id,
        score,
        reasons,
      })),
    );
  });

  it("says so when it does not replay alike", async () => {
    const { snapshotId } = await list();
    const stored = await world.snapshots.find(snapshotId);
    const tampered = {
      ...stored,
      listed: stored?.listed.map((entry) => ({ ...entry, score: 9_999 })),
    } as Snapshot;
    await world.snapshots.add(tampered);
    expect((await replayed(snapshotId)).identical).toBe(false);
    await world.snapshots.add({ ...tampered, model: "1999-01.1" });
    expect(await world.replay(snapshotId)).toEqual({
      result: "unknown-model",
      model: "1999-01.1",
    });
    expect(await world.replay("none")).toEqual({ result: "unknown-snapshot" });
  });

  it("loses the input of who is erased, and the rest still replays", async () => {
    const { snapshotId } = await list();
    const erase = () => world.subjects.eraseSubject(candidateId(1));
    expect(await erase()).toMatchObject({ removed: { index: 1, "snapshot-entries": 1 } });
    expect(await erase()).toMatchObject({ removed: { index: 0, "snapshot-entries": 0 } });
    expect(await replayed(snapshotId)).toMatchObject({
      identical: true,
      removed: 1,
      candidates: [
        { removed: true },
        { candidateId: candidateId(2) },
        { candidateId: candidateId(3) },
      ],
    });
    expect(JSON.stringify(await world.snapshots.find(snapshotId))).not.toContain(candidateId(1));
  });

  it("loses at its review who withdrew while it was stored, once the index knows", async () => {
    const { snapshotId } = await list();
    world.put(2, 2, { purposes: { tailoring: true, recruiters: false } });
    world.state.behindMs = 60_000;
    expect(await world.review(snapshotId)).toBe("index-behind");
    world.state.behindMs = 5;
    expect(await world.review(snapshotId)).toBe("reviewed");
    expect(await replayed(snapshotId)).toMatchObject({ identical: true, removed: 1 });
    expect(await world.review("none")).toBe("reviewed");
  });

  it("is part of what a person gets as export", async () => {
    const { snapshotId } = await list();
    const holdings = await world.subjects.exportSubject(candidateId(3));
    expect(holdings).toMatchObject({
      index: [{ candidateId: candidateId(3) }],
      "run-sets": [],
      "snapshot-entries": [{ snapshotId, candidateId: candidateId(3), score: 7_500 }],
    });
    expect(JSON.stringify(holdings)).not.toContain(candidateId(1));
  });
});

describe("the vacancies of a candidate", () => {
  it("are ranked for tailoring, as the oracle ranks them", async () => {
    const found = rankedVacanciesSchema.parse(await world.rankVacancies(candidateId(3), 10));
    expect(found).toMatchObject({
      eligible: 1,
      profileVersion: 1,
      vacancies: [{ vacancyId, score: 7_500 }],
    });
  });

  it("are none without tailoring, and nobody's when the candidate is unknown or erased", async () => {
    world.put(2, 2, { purposes: { tailoring: false, recruiters: true } });
    expect(await world.rankVacancies(candidateId(2), 10)).toMatchObject({
      eligible: 0,
      vacancies: [],
    });
    world.marked.add(candidateId(1));
    expect([
      await world.rankVacancies(candidateId(1), 10),
      await world.rankVacancies(candidateId(9), 10),
    ]).toEqual([undefined, undefined]);
  });
});

describe("an explanation", () => {
  it("gives reasons and points, or every broken rule, as the oracle does", async () => {
    const judgement = oracle.judge(
      { ...profile, candidateId: candidateId(1) },
      vacancy,
      "alerts",
      now,
    );
    expect(
      explanationSchema.parse(await world.explain(candidateId(1), vacancyId, "alerts")),
    ).toEqual({ ...judgement, model: oracle.model.version });
    world.put(1, 2, {
      purposes: { tailoring: true, recruiters: true },
      excludedEmployers: ["zonnewijzer"],
    });
    expect(await world.explain(candidateId(1), vacancyId, "alerts")).toEqual({
      eligible: false,
      because: ["purpose", "excluded-employer"],
      model: oracle.model.version,
    });
  });

  it("says which side it does not know", async () => {
    expect(await world.explain(candidateId(9), vacancyId, "alerts")).toEqual({
      unknown: "candidate",
    });
    expect(await world.explain(candidateId(1), candidateId(9), "alerts")).toEqual({
      unknown: "vacancy",
    });
  });
});
