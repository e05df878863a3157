import type { Profile } from "@raakvlak/contracts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bareOccupations,
  eastOf,
  now,
  oracle,
  pairOf,
  today,
} from "../domain/fixtures/bare-pair.ts";
import { wholeProfile, wholeVacancy } from "../domain/fixtures/whole-pair.ts";
import type { Model } from "../domain/model.ts";
import { currentModel, models } from "../domain/models.ts";
import { scoredVacancyOf } from "../domain/scored-vacancy.ts";
import { kernelHosts } from "./fixtures/kernel-hosts.ts";
import { createBlockIndex } from "./block-index.ts";
import type { Wanted } from "./question.ts";

/** Enough of them in a block that it pays to bound it, and in more blocks than are looked at before there is a worst of the best. */
const people = fc
  .sample(wholeProfile, { numRuns: 6_000, seed: 21 })
  .map(named)
  .map(interested)
  .map((profile, n) => ({
    ...profile,
    purposes: { ...profile.purposes, recruiters: n % 7 !== 0 },
  }));
const others = fc.sample(wholeProfile, { numRuns: 600, seed: 22 }).map(named);
const offers = fc.sample(wholeVacancy, { numRuns: 40, seed: 23 });

/** So much weighs one factor that it decides alone; and what interests and wishes are worth is turned about. */
const lopsided: readonly Model[] = currentModel.factors.map(({ code }, n) => ({
  ...currentModel,
  version: `lopsided-${code}`,
  factors: currentModel.factors.map((factor) => ({
    ...factor,
    weight: factor.code === code ? 60 : 1,
  })),
  wish: { least: n % 2 === 0 ? 0 : 9_000 },
  interest: {
    ...currentModel.interest,
    byWeight: [
      [0, n * 1_000],
      [2_000, 10_000],
    ],
  },
}));

function named(profile: Profile, n: number): Profile {
  const candidateId = `1a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
  return { ...profile, candidateId };
}

/** Interests that count for little, for much, and that have faded. */
function interested(profile: Profile, n: number): Profile {
  if (n % 3 === 0) return profile;
  const interest = {
    concept: n % 5 === 0 ? "occupation:unheard-of" : "occupation:account-manager",
    rawWeight: (n % 20) + 1,
    lastDay: today - ([0, 20, 100, 400][n % 4] ?? 0),
    evidence: 3,
  };
  return {
    ...profile,
    interests: { occupations: [interest], skills: [], sectors: [], places: [] },
  };
}

const allowing: Profile["purposes"] = {
  tailoring: true,
  recruiters: true,
  alerts: { epoch: 1, since: now.toISOString() },
};

const ways: readonly Wanted[] = [
  { limit: 10, alerts: true },
  { limit: 3, alerts: false },
  { alerts: true },
];

describe.each(kernelHosts)("who is left out by the $name kernel before being judged", (host) => {
  const index = createBlockIndex({ host });
  const held = new Map(people.map((profile) => [profile.candidateId, profile]));
  for (const profile of held.values()) index.put(profile);
  index.rebuild();

  /** How many were judged without counting, and of them how many when all are counted. */
  function judged(model: Model): { bounded: number; counted: number } {
    const measure = { day: today, model };
    const sums = { bounded: 0, counted: 0 };
    for (const offer of offers) {
      const vacancy = scoredVacancyOf(offer, bareOccupations);
      for (const wanted of ways) {
        const bounded = index.match(vacancy, measure, wanted);
        sums.bounded += index.lastQuestion().candidates;
        const counted = index.match(vacancy, measure, { ...wanted, counts: true });
        sums.counted += index.lastQuestion().candidates;
        const { best, alerts } = bounded;
        expect({ best, alerts }, JSON.stringify({ offer, wanted })).toEqual({
          best: counted.best,
          alerts: counted.alerts,
        });
      }
    }
    return sums;
  }

  it.each([...models.values(), ...lopsided])(
    "is nobody who belongs in an answer, by the model $version",
    (model) => {
      const { bounded, counted } = judged(model);
      expect(bounded).toBeLessThan(counted);
    },
  );

  it("is nobody whose score is just the own threshold", () => {
    const measure = { day: today, model: currentModel };
    let mailed = 0;
    for (const offer of offers.slice(0, 20)) {
      const vacancy = scoredVacancyOf(offer, bareOccupations);
      const everybody = createBlockIndex({ host });
      for (const profile of people.slice(0, 700))
        everybody.put({ ...profile, purposes: allowing, alertThreshold: 0 });
      const reached = everybody.match(vacancy, measure, { alerts: true }).alerts;
      const scores = new Map(reached.map(({ id, score }) => [id, score]));
      for (const profile of people.slice(0, 700)) {
        const alertThreshold = scores.get(profile.candidateId) ?? 0;
        everybody.put({ ...profile, purposes: allowing, alertThreshold, version: 99 });
      }
      const told = everybody.match(vacancy, measure, { alerts: true }).alerts;
      expect(told.map(({ id, score }) => `${id} ${score}`)).toEqual(
        reached.map(({ id, score }) => `${id} ${score}`),
      );
      mailed += told.length;
    }
    expect(mailed).toBeGreaterThan(1_000);
  });

  it("is nobody who is below the worst of the list, and above the own threshold by a little", () => {
    const measure = { day: today, model: currentModel };
    const here = { vector: eastOf(0), label: "Sluis" };
    const { vacancy: offer, profile } = pairOf({
      name: "",
      vacancy: {
        seniority: 3,
        workMode: "on-site",
        places: [{ ...here, country: "NL" }],
        skills: [{ concept: "skill:crm", need: "must" }],
      },
      profile: {
        places: [{ ...here, radiusKm: 15 }],
        skills: [{ concept: "skill:excel", weight: 5 }],
      },
    });
    const vacancy = scoredVacancyOf(offer, bareOccupations);
    const crowd = createBlockIndex({ host });
    const put = (n: number, alertThreshold: number, version: number) => {
      const seniority = n % 50 === 0 ? 4 : 3;
      const { candidateId } = named(profile, n);
      crowd.put({
        ...profile,
        candidateId,
        purposes: allowing,
        seniority,
        alertThreshold,
        version,
      });
    };
    for (let n = 0; n < 6_000; n++) put(n, 0, 1);
    const { alerts } = crowd.match(vacancy, measure, { alerts: true });
    const [highest = 0, lowest = 0] = [alerts[0]?.score, alerts.at(-1)?.score];
    expect(lowest).toBeLessThan(highest);
    // So near that one level of thresholds has both.
    expect(Math.floor(lowest / 500)).toBe(Math.floor(highest / 500));
    for (let n = 0; n < 6_000; n++) put(n, lowest, 2);
    const found = crowd.match(vacancy, measure, { limit: 10, alerts: true });
    expect(found.alerts).toHaveLength(6_000);
    expect(found.best.at(-1)?.score).toBe(highest);
  });

  it("is nobody either after others have taken their places, as the oracle says", () => {
    for (const profile of others) {
      const changed = { ...profile, version: profile.version + 10 };
      held.set(profile.candidateId, changed);
      index.put(changed);
    }
    expect(judged(currentModel).bounded).toBeGreaterThan(0);
    for (const offer of offers.slice(0, 10)) {
      const vacancy = scoredVacancyOf(offer, bareOccupations);
      const measure = { day: today, model: currentModel };
      const found = index.match(vacancy, measure, { limit: 10, alerts: true });
      const ids = (hits: readonly { score: number; id?: string; candidateId?: string }[]) =>
        hits.map(({ score, id, candidateId }) => `${score} ${id ?? candidateId}`);
      const { best } = oracle.rankCandidates(offer, held.values(), now, 10);
      expect(ids(found.best)).toEqual(ids(best));
      expect(ids(found.alerts)).toEqual(ids(oracle.alertSet(offer, held.values(), now)));
    }
  });
});
