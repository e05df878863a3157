import { beforeEach, describe, expect, it } from "vitest";
import { currentModel } from "../domain/oracle.ts";
import { now, oracle, pairOf, today } from "../domain/fixtures/bare-pair.ts";
import { plainHost } from "../kernel/kernel.ts";
import { createBlockProfileIndex } from "./block-profile-index.ts";
import { createKernelVacancyIndex } from "./kernel-vacancy-index.ts";
import { createPlainProfileIndex } from "./plain-profile-index.ts";
import { createPlainVacancyIndex } from "./plain-vacancy-index.ts";

const { profile, vacancy } = pairOf({ name: "" });
const { candidateId } = profile;
const { vacancyId } = vacancy;
const measure = { day: today, model: currentModel };
const elsewhere = { occupations: [{ concept: "occupation:sales-engineer", weight: 5 }] };

const kinds = [
  ["plain", createPlainProfileIndex, createPlainVacancyIndex],
  ["block", () => createBlockProfileIndex(), createKernelVacancyIndex],
  [
    "block, without WebAssembly",
    () => createBlockProfileIndex({ host: plainHost }),
    createKernelVacancyIndex,
  ],
] as const;
/** What the records of the block index have no room for. */
const oddId = candidateId.toUpperCase();

let profiles = createPlainProfileIndex();
let vacancies = createPlainVacancyIndex(() => []);

/** Who is found for the vacancy, and what for the candidate. */
const meet = () => ({
  candidates: profiles.alertSet(vacancies.find(vacancyId)?.vacancy ?? raise(), measure).length,
  vacancies: vacancies.alertsFor(profiles.find(candidateId)?.profile ?? raise(), measure).length,
});
function raise(): never {
  throw new Error("is not in the index");
}

describe.each(kinds)("an index (%s)", (_, createProfileIndex, createVacancyIndex) => {
  beforeEach(() => {
    profiles = createProfileIndex();
    vacancies = createVacancyIndex(() => []);
    profiles.put(profile);
    vacancies.put(vacancy);
  });

  it("answers as the oracle does", () => {
    const scored = vacancies.find(vacancyId)?.vacancy ?? raise();
    const [found] = profiles.alertSet(scored, measure);
    expect(oracle.alertSet(vacancy, [profile], now)).toMatchObject([
      { candidateId, score: found?.score },
    ]);
    expect(profiles.rank(scored, measure, 5)).toMatchObject({
      eligible: 1,
      best: [{ id: candidateId }],
    });
  });

  it("takes newer versions and ignores the same and older ones", () => {
    profiles.put({ ...profile, version: 5, ...elsewhere });
    profiles.put({ ...profile, version: 4 });
    vacancies.put({ ...vacancy, title: "Anders", status: "closed" });
    expect(profiles.find(candidateId)?.version).toBe(5);
    expect(meet().candidates).toBe(0);
    expect(vacancies.sizes()).toEqual({ indexed: 1, held: 0 });
  });

  it("a late older record does not bring back what a tombstone ended", () => {
    profiles.remove(candidateId, 5);
    vacancies.remove(vacancyId, 3);
    profiles.put(profile);
    vacancies.put(vacancy);
    expect([profiles.find(candidateId), vacancies.find(vacancyId)]).toEqual([undefined, undefined]);
    expect([profiles.sizes().indexed, vacancies.sizes().indexed]).toEqual([0, 0]);
  });

  it("a tombstone without a version ends what is held; the next version stands again", () => {
    profiles.remove(candidateId, undefined);
    vacancies.remove(vacancyId, undefined);
    expect([profiles.sizes().indexed, vacancies.sizes().indexed]).toEqual([0, 0]);
    profiles.put({ ...profile, version: 5 });
    vacancies.put({ ...vacancy, version: 3 });
    expect(meet()).toEqual({ candidates: 1, vacancies: 1 });
  });

  it("a key on hold is out of every result until a newer version, not by the one that it held", () => {
    profiles.hold(candidateId);
    vacancies.hold(vacancyId);
    profiles.put(profile);
    vacancies.put(vacancy);
    expect([profiles.sizes(), vacancies.sizes()]).toEqual([
      { indexed: 0, held: 1 },
      { indexed: 0, held: 1 },
    ]);
    profiles.put({ ...profile, version: 5 });
    vacancies.put({ ...vacancy, version: 3 });
    expect([profiles.sizes(), vacancies.sizes()]).toEqual([
      { indexed: 1, held: 0 },
      { indexed: 1, held: 0 },
    ]);
  });

  it("who was erased never comes back", () => {
    profiles.forget(candidateId);
    profiles.put({ ...profile, version: 1_000 });
    expect(profiles.find(candidateId)).toBeUndefined();
  });

  it("says the same why, and of what it takes in, as the plain one", () => {
    const plain = createPlainProfileIndex();
    plain.put(profile);
    const scored = vacancies.find(vacancyId)?.vacancy ?? raise();
    expect(profiles.alertSet(scored, measure)).toEqual(plain.alertSet(scored, measure));
    expect(profiles.rank(scored, measure, 5)).toEqual(plain.rank(scored, measure, 5));
    expect(plain.find(candidateId)).toMatchObject({ ...profiles.find(candidateId) });
  });

  it("finds whoever has another kind of id among the others", () => {
    profiles.put({ ...profile, candidateId: oddId });
    const scored = vacancies.find(vacancyId)?.vacancy ?? raise();
    const ids = profiles.alertSet(scored, measure).map(({ id }) => id);
    expect(ids).toEqual([candidateId, oddId].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(profiles.rank(scored, measure, 1)).toMatchObject({
      eligible: 2,
      best: [{ id: ids[0] }],
    });
    expect(profiles.sizes()).toEqual({ indexed: 2, held: 0 });
    profiles.put({ ...profile, candidateId: oddId, version: 1 });
    expect(profiles.find(oddId)?.version).toBe(profile.version);
    profiles.hold(oddId);
    expect(profiles.sizes()).toEqual({ indexed: 1, held: 1 });
    profiles.forget(oddId);
    profiles.put({ ...profile, candidateId: oddId, version: 9 });
    expect(profiles.find(oddId)).toBeUndefined();
  });

  it("moves who grew out of a record to the others, and back", () => {
    const alerts = { epoch: 2 ** 40, since: "2026-11-01T08:00:00.000Z" };
    profiles.put({ ...profile, version: 5, purposes: { ...profile.purposes, alerts } });
    expect(profiles.find(candidateId)).toMatchObject({ version: 5, alertsEpoch: 2 ** 40 });
    expect([meet().candidates, profiles.sizes().indexed]).toEqual([1, 1]);
    profiles.put({ ...profile, version: 4 });
    expect(profiles.find(candidateId)?.version).toBe(5);
    profiles.put({ ...profile, version: 6 });
    expect(profiles.find(candidateId)).toMatchObject({ version: 6, alertsEpoch: 1 });
    expect([meet().candidates, profiles.sizes().indexed]).toEqual([1, 1]);
  });

  it("keeps a profile only while it has a purpose", () => {
    profiles.put({ ...profile, version: 5, purposes: { tailoring: false, recruiters: false } });
    expect(profiles.sizes().indexed).toBe(0);
    profiles.put({ ...profile, version: 6, purposes: { tailoring: true, recruiters: false } });
    expect(profiles.sizes().indexed).toBe(1);
  });

  it("a closed vacancy can be found and is in no result", () => {
    vacancies.put({
      ...vacancy,
      version: 3,
      status: "closed",
      closed: { reason: "filled", at: now.toISOString() },
    });
    expect(vacancies.find(vacancyId)?.vacancy.open).toBe(false);
    expect(meet()).toEqual({ candidates: 0, vacancies: 0 });
    expect(vacancies.sizes().indexed).toBe(0);
  });
});
