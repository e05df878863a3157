import { describe, expect, test } from "vitest";
import { aMatch, aProfile, aSubscription, aVacancy, createBuilders } from "./builders.ts";

describe("builders", () => {
  test("give facts that the contracts accept, and other ids each time", () => {
    expect(aProfile().candidateId).not.toBe(aProfile().candidateId);
    expect(aVacancy({ title: "Verkoper binnendienst" }).title).toBe("Verkoper binnendienst");
    expect(aSubscription().grants.alerts?.state).toBe("granted");
    const { score, reasons } = aMatch();
    expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
  });

  test("of one seed give the same ids, which fit each other", () => {
    const one = createBuilders(7);
    const same = createBuilders(7);
    const profile = one.aProfile();
    expect(same.aProfile()).toEqual(profile);
    expect(createBuilders(8).aProfile().candidateId).not.toBe(profile.candidateId);
    expect(one.aMatch()).toMatchObject({
      candidateId: profile.candidateId,
      vacancyId: one.aVacancy().vacancyId,
    });
    expect(one.aSubscription().candidateId).toBe(profile.candidateId);
    expect(one.candidateId(1)).toBe(profile.candidateId);
  });

  test("refuse what the contracts refuse", () => {
    expect(() => aVacancy({ status: "closed" })).toThrow("closed must be given");
  });
});
