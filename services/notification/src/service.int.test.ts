import { deliveryRecorded, subscriptionsTopic } from "@raakvlak/contracts";
import { tombstoneOf } from "@raakvlak/messaging";
import { eventually, useStack } from "@raakvlak/testing";
import { beforeEach, describe, expect, it } from "vitest";
import {
  aSubscription,
  aVacancy,
  between,
  startNotification,
  unsubscribeUrl,
} from "./notification-under-test.ts";

const stack = useStack();
const notification = await startNotification(stack, { internal: 24_104, public: 24_114 });
const {
  sink,
  deliveries,
  publish,
  mailsTo,
  publicUrl,
  asPreference,
  asSite,
  outcomesOf,
  aFirstMail,
} = notification;

beforeEach(() => sink.clear());

describe("a match", () => {
  it("becomes a mail at once, and a fact about it", async () => {
    const { subscription, vacancy, mail } = await aFirstMail();
    expect(mail.parsed.text).toContain(vacancy.title);
    await eventually(() => expect(outcomesOf(subscription)).toEqual(["sent"]));
    const { candidateId } = subscription;
    const answer = await asSite.listMessages({ params: { candidateId } });
    expect(answer).toMatchObject({
      ok: true,
      body: { messages: [{ state: "sent", vacancyIds: [vacancy.vacancyId] }] },
    });
  });

  it("waits for a vacancy and a grant that are not here yet, and is told once however often it comes", async () => {
    const [subscription, vacancy] = [aSubscription(), aVacancy()];
    const match = between(subscription, vacancy);
    await publish.match(match);
    await publish.match(match);
    await publish.subscription(subscription);
    await publish.vacancy(vacancy);
    await publish.match(match);
    await eventually(() => expect(mailsTo(subscription)).toHaveLength(1));
    await stack.clock.sleep(1_500);
    expect(mailsTo(subscription)).toHaveLength(1);
  });

  it("goes to the second mail of a burst when it is not the first", async () => {
    const { subscription } = await aFirstMail();
    const others = [aVacancy(), aVacancy()];
    for (const vacancy of others) {
      await publish.vacancy(vacancy);
      await publish.match(between(subscription, vacancy));
    }
    const { candidateId } = subscription;
    await eventually(async () => {
      const answer = await asSite.listMessages({ params: { candidateId } });
      const states = answer.ok ? answer.body.messages : [];
      const planned = states.filter(({ state }) => state === "planned");
      expect(planned.map(({ vacancyIds }) => vacancyIds.length)).toEqual([2]);
    });
    expect(mailsTo(subscription)).toHaveLength(1);
  });

  it("is not mailed when its vacancy closed meanwhile", async () => {
    const [subscription, vacancy] = [aSubscription(), aVacancy()];
    await publish.subscription(subscription);
    const at = "2026-11-24T09:00:00.000Z";
    await publish.vacancy({
      ...vacancy,
      version: 2,
      status: "closed",
      closed: { reason: "filled", at },
    });
    await publish.match(between(subscription, vacancy));
    await stack.clock.sleep(1_000);
    expect(mailsTo(subscription)).toEqual([]);
  });
});

describe("a refusal", () => {
  it("by one click is effective when it is answered, needs no cookie, and is told to preference", async () => {
    const { subscription, mail } = await aFirstMail();
    const url = unsubscribeUrl(mail.raw);
    const shown = await fetch(url);
    expect(await shown.text()).toContain("<button");
    const before = await asPreference.getRefusals({
      params: { candidateId: subscription.candidateId },
    });
    expect(before).toMatchObject({ body: { refusals: [{ refusals: 0 }] } });
    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const answer = await fetch(url, { method: "POST", body });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([200, null]);
    expect(await answer.text()).toContain("Je bent afgemeld");
    const vacancy = aVacancy();
    await publish.vacancy(vacancy);
    await publish.match(between(subscription, vacancy));
    await eventually(() => expect(outcomesOf(subscription)).toContain("unsubscribed"));
    const unsubscribed = deliveries.find(
      (one) => one.candidateId === subscription.candidateId && one.outcome === "unsubscribed",
    );
    expect(unsubscribed).toMatchObject({ refusals: 1, refusedThrough: 1, how: "one-click" });
    await stack.clock.sleep(1_000);
    expect(mailsTo(subscription)).toHaveLength(1);
  });

  it("ends what was planned, and a new grant with the new count is mailed again", async () => {
    const { subscription, vacancy } = await aFirstMail();
    const [second, third] = [aVacancy(), aVacancy()];
    await publish.vacancy(second);
    await publish.match(between(subscription, second));
    const { candidateId } = subscription;
    const plannedState = async () => {
      const answer = await asSite.listMessages({ params: { candidateId } });
      return answer.ok ? answer.body.messages.map(({ state }) => state) : [];
    };
    await eventually(async () => expect(await plannedState()).toContain("planned"));
    const refusal = { list: "alerts", how: "site" } as const;
    const refused = await asPreference.refuse({ params: { candidateId }, body: refusal });
    expect(refused).toMatchObject({ body: { state: "done", refusals: 1 } });
    expect(await plannedState()).toContain("suppressed");
    const granted = subscription.grants.alerts;
    if (granted?.state !== "granted") throw new Error("no grant");
    const alerts = { ...granted, epoch: 2, carriedRefusals: 1 };
    await publish.subscription({ ...subscription, version: 2, grants: { alerts } });
    await publish.vacancy(third);
    for (const again of [vacancy, second, third])
      await publish.match(between(subscription, again, { alertsEpoch: 2 }));
    await eventually(async () => {
      const answer = await asSite.listMessages({ params: { candidateId } });
      const messages = answer.ok ? answer.body.messages : [];
      const planned = messages.find(({ state }) => state === "planned");
      // Of the burst that goes on; what was told before the refusal is not told again.
      expect(planned?.vacancyIds.toSorted()).toEqual(
        [second.vacancyId, third.vacancyId].toSorted(),
      );
    });
    expect(mailsTo(subscription)).toHaveLength(1);
  });

  it("knows its own links only", async () => {
    const url = `${publicUrl}/unsubscribe/k1.verzonnen.token-dat-niet-klopt`;
    expect((await fetch(url, { method: "POST" })).status).toBe(404);
    expect((await fetch(url)).status).toBe(404);
    const looked = await asSite.readUnsubscribe({
      params: { token: "k1.verzonnen.token-dat-niet-klopt" },
    });
    expect(looked).toMatchObject({ ok: false, problem: { code: "unknown-token" } });
  });
});

describe("the mail server's answers", () => {
  it("never sends again what may have arrived", async () => {
    sink.answerNext({ kind: "drop-after-data" });
    const { subscription, vacancy } = await aFirstMail();
    await publish.match(between(subscription, vacancy));
    const { candidateId } = subscription;
    await eventually(async () => {
      const answer = await asSite.listMessages({ params: { candidateId } });
      expect(answer).toMatchObject({ body: { messages: [{ state: "uncertain" }] } });
    });
    await stack.clock.sleep(1_000);
    expect(mailsTo(subscription)).toHaveLength(1);
  });
});

describe("a person's data", () => {
  it("is exported, and gone with a receipt when asked; what comes later is dropped", async () => {
    const { subscription, vacancy } = await aFirstMail();
    const { candidateId } = subscription;
    const params = { candidateId };
    await eventually(() => expect(outcomesOf(subscription)).toEqual(["sent"]));
    const exported = await asPreference.exportSubject({ params });
    expect(exported).toMatchObject({ ok: true });
    expect(exported).toMatchObject({
      body: {
        holdings: { recipients: [{ _id: candidateId }], pairs: [{ candidateId }], rows: [{}] },
      },
    });
    const receipt = await asPreference.eraseSubject({ params });
    expect(receipt).toMatchObject({ body: { removed: { recipients: 1, pairs: 1, rows: 1 } } });
    await (
      await stack.bus("preference")
    ).publish([tombstoneOf(subscriptionsTopic, candidateId, 3)]);
    await publish.subscription({ ...subscription, version: 4 });
    await publish.match(between(subscription, vacancy));
    await stack.clock.sleep(1_000);
    const empty = await asPreference.exportSubject({ params });
    expect(empty).toMatchObject({ body: { holdings: { recipients: [], pairs: [], rows: [] } } });
    expect(mailsTo(subscription)).toHaveLength(1);
  });
});

it("tells deliveries by the contract", () => {
  for (const delivery of deliveries)
    expect(deliveryRecorded.data.safeParse(delivery).success).toBe(true);
});
