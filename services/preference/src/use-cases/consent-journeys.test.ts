import { beforeEach, describe, expect, test } from "vitest";
import { emptyProfile } from "../domain/profile-state.ts";
import { createApplyConsents } from "./apply-consents.ts";
import { createChangeConsent } from "./change-consent.ts";
import { createGrantConsent } from "./grant-consent.ts";
import { createUseCases, now, type UseCasesUnderTest } from "./use-cases-under-test.ts";

const candidateId = "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11";
const request = (purpose: "tailoring" | "alerts" | "recruiters") => ({
  purpose,
  wordingVersion: "2026-02",
  how: "registration",
});

let it: UseCasesUnderTest;
beforeEach(() => {
  it = createUseCases();
});

async function grantAlerts(): Promise<void> {
  const { confirmationToken } = await it.grant(candidateId, request("alerts"));
  await it.confirm(confirmationToken ?? "");
}

describe("alerts", () => {
  test("stand in profile and subscription only after the link was followed", async () => {
    const { consent, confirmationToken } = await it.grant(candidateId, request("alerts"));
    expect(consent.state).toBe("awaiting-confirmation");
    expect(it.subscriptions.states.get(candidateId)).toBeUndefined();
    expect(await it.confirm(confirmationToken ?? "")).toMatchObject({
      result: "confirmed",
      consent: { state: "granted", epoch: 1 },
    });
    expect(it.subscriptions.states.get(candidateId)?.grants.alerts).toMatchObject({
      state: "granted",
      epoch: 1,
      carriedRefusals: 0,
    });
    expect(it.profiles.states.get(candidateId)?.purposes.alerts).toEqual({
      epoch: 1,
      since: now().toISOString(),
    });
    expect([...it.owed]).toEqual([]);
  });

  test("wait for notification's count while it is away, and are owed", async () => {
    const { confirmationToken = "" } = await it.grant(candidateId, request("alerts"));
    it.notification.away = true;
    expect(await it.confirm(confirmationToken)).toMatchObject({
      result: "confirmed",
      consent: { state: "awaiting-notification" },
    });
    expect(it.subscriptions.states.get(candidateId)).toBeUndefined();
    expect([...it.owed]).toEqual([`complete ${candidateId} 1`]);
    it.notification.away = false;
    expect(await it.completeGrant(candidateId)).toMatchObject({ state: "granted" });
  });

  test("a confirmed link followed again changes nothing", async () => {
    const { confirmationToken = "" } = await it.grant(candidateId, request("alerts"));
    await it.confirm(confirmationToken);
    const writes = it.subscriptions.writes();
    expect(await it.confirm(confirmationToken)).toMatchObject({ result: "confirmed" });
    expect(it.subscriptions.writes()).toBe(writes);
  });

  test("a withdrawal asks notification before it ends the grant", async () => {
    await grantAlerts();
    expect(await it.withdraw(candidateId, request("alerts"))).toMatchObject({
      state: "done",
      consent: { state: "ended" },
    });
    expect(it.notification.asked).toEqual([`site ${candidateId}`]);
    expect(it.subscriptions.states.get(candidateId)?.grants.alerts).toEqual({
      state: "ended",
      epoch: 1,
    });
    expect(it.profiles.states.get(candidateId)?.purposes.alerts).toBeUndefined();
  });

  test("a withdrawal while notification is away says pending, ends the grant here and stays owed", async () => {
    await grantAlerts();
    it.notification.away = true;
    expect(await it.withdraw(candidateId, request("alerts"))).toMatchObject({
      state: "pending",
      consent: { state: "ended" },
    });
    expect([...it.owed]).toEqual([`refuse ${candidateId} 0`]);
  });

  test("a refusal at another door ends the grant; the next one carries the new count", async () => {
    await grantAlerts();
    it.notification.refusals = 1;
    it.notification.refusedThrough = 1;
    const refusal = {
      outcome: "unsubscribed" as const,
      candidateId,
      at: now().toISOString(),
      list: "alerts" as const,
      refusals: 1,
      refusedThrough: 1,
      how: "one-click" as const,
    };
    expect(await it.hearRefusal(refusal)).toBe(true);
    expect(await it.hearRefusal(refusal)).toBe(false);
    await grantAlerts();
    expect(it.subscriptions.states.get(candidateId)?.grants.alerts).toMatchObject({
      epoch: 2,
      carriedRefusals: 1,
    });
  });
});

test("a step that changes neither profile nor subscription publishes neither", async () => {
  await it.grant(candidateId, request("tailoring"));
  const writes = [it.profiles.writes(), it.subscriptions.writes()];
  await it.grant(candidateId, request("alerts"));
  expect([it.profiles.writes(), it.subscriptions.writes()]).toEqual(writes);
  await it.grant(candidateId, request("recruiters"));
  expect([it.profiles.writes(), it.subscriptions.writes()]).toEqual([2, 0]);
});

test("an older revision of the consents never overwrites a newer one", async () => {
  await it.grant(candidateId, request("tailoring"));
  const older = await it.consents.find(candidateId);
  await it.withdraw(candidateId, request("tailoring"));
  const late = createApplyConsents({ ...it, consents: { find: async () => older }, now });
  await late(candidateId);
  expect(it.profiles.states.get(candidateId)?.purposes.tailoring).toBe(false);
});

test("a crash after the consent was written leaves a job that brings the topics in step", async () => {
  const { consents, profiles, subscriptions } = it;
  const owed: string[] = [];
  const dying = createChangeConsent({
    consents,
    applyConsents: async () => {
      throw new Error("killed");
    },
    toApply: {
      remember: async (id, revision) => void owed.push(`${id} ${revision}`),
      done: async () => undefined,
    },
  });
  const grant = createGrantConsent({
    changeConsent: dying,
    tokens: { sign: () => "", read: () => undefined },
    now,
  });
  await expect(grant(candidateId, request("tailoring"))).rejects.toThrow("killed");
  expect(owed).toEqual([`${candidateId} 1`]);
  await createApplyConsents({ consents, profiles, subscriptions, now })(candidateId);
  expect(profiles.states.get(candidateId)?.purposes.tailoring).toBe(true);
});

describe("wishes", () => {
  const { wishes } = emptyProfile(now().toISOString());
  const changed = { ...wishes, seniority: 3 };

  test("are replaced on condition of the version seen", async () => {
    expect(await it.putWishes(candidateId, wishes)).toMatchObject({ result: "saved", version: 2 });
    expect(await it.putWishes(candidateId, changed, 1)).toEqual({ result: "outdated", version: 2 });
    expect(await it.putWishes(candidateId, changed, 2)).toMatchObject({
      result: "saved",
      version: 3,
    });
  });

  test("the same again changes nothing", async () => {
    await it.putWishes(candidateId, changed);
    const writes = it.profiles.writes();
    expect(await it.putWishes(candidateId, structuredClone(changed))).toMatchObject({
      result: "saved",
      version: 2,
    });
    expect(it.profiles.writes()).toBe(writes);
  });
});
