import { deliveryRecorded } from "@raakvlak/contracts";
import { recordOf } from "@raakvlak/messaging";
import { eventually, useStack } from "@raakvlak/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { noWishes } from "./domain/profile-state.ts";
import {
  contact,
  startPreference,
  wording,
  type PreferenceUnderTest,
} from "./preference-under-test.ts";

const stack = useStack();
let it: PreferenceUnderTest;
beforeAll(async () => {
  it = await startPreference(stack);
});

describe("what is published", () => {
  test("a subscription at the first address, a profile only once a purpose stands, both with the grant", async () => {
    const { candidateId, params } = await it.register();
    await eventually(() =>
      expect(it.published.subscriptions.get(candidateId)?.data).toMatchObject({
        address: contact.address,
        grants: {},
      }),
    );
    expect(it.published.profiles.get(candidateId)?.data).toBeUndefined();
    await it.grantAlerts(params);
    await eventually(() => {
      expect(it.published.subscriptions.get(candidateId)?.data?.grants.alerts).toMatchObject({
        state: "granted",
        epoch: 1,
        carriedRefusals: 0,
      });
      expect(it.published.profiles.get(candidateId)?.data?.purposes.alerts).toMatchObject({
        epoch: 1,
      });
    });
    expect(JSON.stringify(it.published.profiles.get(candidateId)?.data)).not.toContain("iris");
  });

  test("a withdrawal of the last purpose leaves a tombstone of the profile", async () => {
    const { candidateId, params } = await it.register();
    await it.asSite.grantConsent({ params, body: { purpose: "tailoring", ...wording } });
    await eventually(() => expect(it.published.profiles.get(candidateId)?.data).toBeDefined());
    expect(
      await it.asSite.withdrawConsent({ params, body: { purpose: "tailoring", ...wording } }),
    ).toMatchObject({ ok: true, body: { state: "done" } });
    await eventually(() =>
      expect(it.published.profiles.get(candidateId)).toMatchObject({ data: undefined }),
    );
  });
});

describe("an erasure", () => {
  test("leaves tombstones, has a receipt of every service, and the id is refused from then on", async () => {
    const { candidateId, params } = await it.register();
    const token = await it.asSite.grantConsent({ params, body: { purpose: "alerts", ...wording } });
    await it.grantAlerts(params);
    expect(await it.asMatching.eraseSubject({ params })).toMatchObject({
      ok: false,
      problem: { code: "caller-not-allowed" },
    });
    expect(await it.asOperator.readErasure({ params })).toMatchObject({
      problem: { code: "erasure-unknown" },
    });
    it.holders.busy.add("notification");
    expect(await it.asSite.eraseSubject({ params })).toMatchObject({
      ok: true,
      body: {
        removed: { profiles: 1, subscriptions: 1, consents: 1 },
        erasure: { state: "pending", refusal: "done" },
      },
    });
    await eventually(() => {
      expect(it.published.subscriptions.get(candidateId)).toMatchObject({ data: undefined });
      expect(it.published.profiles.get(candidateId)).toMatchObject({ data: undefined });
    });
    await eventually(async () => {
      const waiting = await receiptsOf(params, "waiting");
      expect(waiting).toMatchObject([
        {
          service: "notification",
          problem: expect.stringContaining("message-under-way") as string,
        },
      ]);
    });
    it.holders.busy.clear();
    await eventually(
      async () =>
        expect(await it.asOperator.readErasure({ params })).toMatchObject({
          body: { state: "finished" },
        }),
      { timeoutMs: 30_000 },
    );
    expect(await receiptsOf(params, "erased")).toHaveLength(5);
    const erased = { ok: false, problem: { status: 410, code: "candidate-erased" } };
    expect(await it.asSite.putContact({ params, body: contact })).toMatchObject(erased);
    expect(await it.asSite.putWishes({ params, body: noWishes })).toMatchObject(erased);
    const tailoring = { purpose: "tailoring" as const, ...wording };
    expect(await it.asSite.grantConsent({ params, body: tailoring })).toMatchObject(erased);
    expect(await it.asSite.withdrawConsent({ params, body: tailoring })).toMatchObject({
      body: { state: "done" },
    });
    const link = token.ok ? (token.body.confirmationToken ?? "") : "";
    expect(await it.asSite.confirmConsent({ body: { token: link } })).toMatchObject({
      problem: { code: "confirmation-stale" },
    });
  });

  test("asked for again after its end keeps the first receipts, and comes to an end again", async () => {
    const { params } = await it.register();
    await it.grantAlerts(params);
    const finish = async (rounds: number) =>
      eventually(
        async () => {
          const answer = await it.asOperator.readErasure({ params });
          expect(answer).toMatchObject({ body: { state: "finished" } });
          expect(answer.ok && (answer.body.earlier ?? []).length).toBe(rounds - 1);
        },
        { timeoutMs: 30_000 },
      );
    await it.asSite.eraseSubject({ params });
    await finish(1);
    const first = await receiptsOf(params, "erased");
    await it.asSite.eraseSubject({ params });
    await finish(2);
    const proven = (receipts: typeof first) =>
      receipts.map(({ service, erasedAt, removed }) => ({ service, erasedAt, removed }));
    expect(proven(await receiptsOf(params, "erased"))).toEqual(proven(first));
    expect(first.find(({ service }) => service === "preference")?.removed).toMatchObject({
      profiles: 1,
    });
  });

  test("leaves in this database the stubs and HMACs, and nothing else", async () => {
    const { candidateId, params } = await it.register();
    await it.grantAlerts(params);
    await it.asOperator.eraseSubject({ params });
    await eventually(
      async () =>
        expect(await it.asOperator.readErasure({ params })).toMatchObject({
          body: { state: "finished" },
        }),
      { timeoutMs: 30_000 },
    );
    const inventory = await it.asOperator.dataInventory({});
    const places = inventory.ok ? inventory.body.places.map(({ place }) => place) : [];
    const { db } = (await stack.database("preference")).connection;
    const collections = await (db as NonNullable<typeof db>).collections();
    const holding: string[] = [];
    for (const collection of collections) {
      expect(places).toContain(collection.collectionName);
      const documents = JSON.stringify(await collection.find().toArray());
      if (documents.includes(candidateId)) holding.push(collection.collectionName);
    }
    expect(holding.toSorted()).toEqual(["profiles", "subscriptions"]);
  });
});

test("an export gathers every service's part, and names a service that can not be asked", async () => {
  const { candidateId, params } = await it.register();
  const exported = await it.asSite.exportPerson({ params });
  expect(exported).toMatchObject({ ok: true, body: { candidateId, complete: true, missing: [] } });
  const parts = exported.ok ? exported.body.parts : [];
  expect(parts.map(({ service }) => service)).toEqual([
    "preference",
    "notification",
    "matching",
    "ingestion",
    "site",
  ]);
  expect(parts[0]?.holdings["subscriptions"]).toMatchObject([{ contact }]);
});

async function receiptsOf(params: { candidateId: string }, state: "waiting" | "erased") {
  const answer = await it.asOperator.readErasure({ params });
  return answer.ok ? answer.body.receipts.filter((receipt) => receipt.state === state) : [];
}

test("a second tab with an older version is told, and changes nothing", async () => {
  const { params } = await it.register();
  const read = await it.asSite.getWishes({ params });
  if (!read.ok) throw new Error(read.problem.title);
  const etag = read.headers.get("etag") ?? "";
  expect(
    await it.asSite.putWishes({
      params,
      body: { ...noWishes, seniority: 3 },
      headers: { "if-match": etag },
    }),
  ).toMatchObject({ ok: true });
  expect(
    await it.asSite.putWishes({
      params,
      body: { ...noWishes, seniority: 4 },
      headers: { "if-match": etag },
    }),
  ).toMatchObject({ ok: false, problem: { status: 412, code: "wishes-outdated" } });
  expect(await it.asSite.getWishes({ params })).toMatchObject({
    ok: true,
    body: { value: { seniority: 3 } },
  });
});

test("bad input names the field", async () => {
  const { params } = await it.register();
  const answer = await it.asSite.putWishes({
    params,
    body: { ...noWishes, hours: { min: 40, max: 20 } },
  });
  expect(answer).toMatchObject({
    ok: false,
    problem: { status: 400, errors: [{ field: expect.stringContaining("hours.min") }] },
  });
});

describe("deliveries", () => {
  const unsubscribed = (candidateId: string, count: number) => ({
    outcome: "unsubscribed" as const,
    candidateId,
    at: "2026-03-01T10:00:00.000Z",
    list: "alerts" as const,
    refusals: count,
    refusedThrough: 1,
    how: "one-click" as const,
  });

  test("an unsubscription ends the grant once; a copy, other outcomes and a poisoned message harm nobody", async () => {
    const { candidateId, params } = await it.register();
    it.refusals.count = 0;
    await it.grantAlerts(params);
    const record = recordOf(deliveryRecorded, unsubscribed(candidateId, 1), { id: "d1" });
    const sent = {
      outcome: "sent" as const,
      candidateId,
      at: "2026-03-01T10:00:00.000Z",
      messageId: "m",
      kind: "instant" as const,
      slot: "s",
      vacancyIds: [],
    };
    const poisoned = { ...record, id: "d0", data: { outcome: "nonsense" } };
    await it.bus.publish([
      poisoned,
      recordOf(deliveryRecorded, sent, { id: "d2" }),
      record,
      record,
    ]);
    await eventually(() =>
      expect(it.published.subscriptions.get(candidateId)?.data?.grants.alerts).toEqual({
        state: "ended",
        epoch: 1,
      }),
    );
    const consents = await it.asSite.listConsents({ params });
    expect(consents).toMatchObject({
      ok: true,
      body: { consents: [{ state: "ended", how: "one-click" }] },
    });
    expect(
      consents.ok &&
        consents.body.consents[0]?.history.filter(({ state }) => state === "ended").length,
    ).toBe(1);
  });
});
