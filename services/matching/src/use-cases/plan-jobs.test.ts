import { describe, expect, it } from "vitest";
import { pairOf } from "../domain/fixtures/bare-pair.ts";
import { createPlanJobs, type PlannedJob } from "./plan-jobs.ts";
import type { ProfileRecord, StateRecord, VacancyRecord } from "./state-record.ts";

const { profile, vacancy } = pairOf({ name: "" });
const { candidateId } = profile;
const { vacancyId } = vacancy;

const vacancyRecord = (over: Partial<VacancyRecord> = {}): VacancyRecord => ({
  topic: "vacancies",
  partition: 2,
  offset: 40,
  key: vacancyId,
  version: 3,
  state: { ...vacancy, version: 3 },
  ...over,
});
const profileRecord = (over: Partial<ProfileRecord> = {}): ProfileRecord => ({
  topic: "profiles",
  partition: 0,
  offset: 7,
  key: candidateId,
  version: 4,
  state: profile,
  ...over,
});

/** Plans and gives what became of each record, the jobs made and what was looked up. */
async function plan(records: readonly StateRecord[], listed: readonly string[] = []) {
  const made: PlannedJob[] = [];
  const lookUps: string[] = [];
  const planJobs = createPlanJobs({
    async endOffsets(topic) {
      lookUps.push(topic);
      return topic === "profiles" ? [100, 101] : [200, 201, 202];
    },
    makeJobs: async (jobs) => void made.push(...jobs),
    inSnapshots: async (ids) => new Set(ids.filter((id) => listed.includes(id))),
    pseudonymise: () => "pseudonym",
  });
  return { became: await planJobs(records), made, lookUps };
}

describe("a batch of records", () => {
  it("an open vacancy waits for its own record and for all that the other topic holds", async () => {
    expect(await plan([vacancyRecord()])).toEqual({
      became: ["job"],
      lookUps: ["profiles"],
      made: [
        {
          id: `vacancy.${vacancyId}.3.2-40`,
          kind: "match-vacancy",
          payload: {
            vacancyId,
            version: 3,
            after: { vacancies: [0, 0, 41], profiles: [100, 101] },
          },
        },
      ],
    });
  });

  it("so does a profile with alerts; its job id, which Redis sees, does not name it", async () => {
    expect(await plan([profileRecord()])).toEqual({
      became: ["job"],
      lookUps: ["vacancies"],
      made: [
        {
          id: "profile.pseudonym.4.0-7",
          kind: "match-profile",
          payload: {
            candidateId,
            version: 4,
            after: { vacancies: [200, 201, 202], profiles: [8] },
          },
        },
      ],
    });
  });

  it("what can match nobody needs no job and no look-up", async () => {
    const closed = vacancyRecord({
      state: {
        ...vacancy,
        version: 3,
        status: "closed",
        closed: { reason: "filled", at: "2026-11-23T10:00:00.000Z" },
      },
    });
    const quiet = profileRecord({
      state: { ...profile, purposes: { tailoring: true, recruiters: true } },
    });
    const ended = vacancyRecord({ key: "another", state: undefined });
    expect(await plan([closed, quiet, ended])).toEqual({
      became: ["closed", "no-alerts", "tombstone"],
      made: [],
      lookUps: [],
    });
  });

  it("of several versions only the newest gets a job, wherever it stands", async () => {
    const late = vacancyRecord({ version: 2, offset: 42 });
    const { became, made } = await plan([
      vacancyRecord({ version: 2, offset: 39 }),
      vacancyRecord(),
      late,
    ]);
    expect(became).toEqual(["superseded", "job", "superseded"]);
    expect(made.map(({ id }) => id)).toEqual([`vacancy.${vacancyId}.3.2-40`]);
  });

  it("the same version at another place gets a job of its own: its owner has repaired the topic", async () => {
    const first = await plan([vacancyRecord()]);
    const repaired = await plan([vacancyRecord({ offset: 55 })]);
    expect(repaired.made[0]?.id).not.toBe(first.made[0]?.id);
  });

  it("who no longer allows recruiters goes out of the snapshots, where there are any", async () => {
    const purposes = { ...profile.purposes, recruiters: false };
    const withdrawn = profileRecord({ state: { ...profile, purposes } });
    expect((await plan([withdrawn])).made.map(({ kind }) => kind)).toEqual(["match-profile"]);
    expect((await plan([withdrawn], [candidateId])).made).toContainEqual({
      id: "forget.pseudonym.4",
      kind: "forget-candidate",
      payload: { candidateId },
    });
    expect(
      (await plan([profileRecord({ state: undefined })], [candidateId])).made.map(
        ({ kind }) => kind,
      ),
    ).toEqual(["forget-candidate"]);
  });
});
