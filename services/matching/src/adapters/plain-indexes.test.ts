import { beforeEach, describe, expect, it } from "vitest";
import { currentModel } from "../domain/oracle.ts";
import { now, oracle, pairOf, today } from "../domain/fixtures/bare-pair.ts";
import { createPlainProfileIndex } from "./plain-profile-index.ts";
import { createPlainVacancyIndex } from "./plain-vacancy-index.ts";

const { profile, vacancy } = pairOf({ name: "" });
const { candidateId } = profile;
const { vacancyId } = vacancy;
const measure = { day: today, model: currentModel };
const elsewhere = { occupations: [{ concept: "occupation:sales-engineer", weight: 5 }] };

let profiles = createPlainProfileIndex();
let vacancies = createPlainVacancyIndex(() => []);
beforeEach(() => {
  profiles = createPlainProfileIndex();
  vacancies = createPlainVacancyIndex(() => []);
  profiles.put(profile);
  vacancies.put(vacancy);
});

/** Who is found for the vacancy, and what for the candidate. */
const meet = () => ({
  candidates: profiles.alertSet(vacancies.find(vacancyId)?.vacancy ?? raise(), measure).length,
  vacancies: vacancies.alertsFor(profiles.find(candidateId)?.profile ?? raise(), measure).length,
});
function raise(): never {
  throw new Error("is not in the index");
}

describe("an index", () => {
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
