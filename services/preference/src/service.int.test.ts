import {
  deliveriesTopic,
  deliveryRecorded,
  notificationRoutes,
  preferenceRoutes,
  profilesTopic,
  subscriptionsTopic,
  type Profile,
  type Subscription,
} from "@raakvlak/contracts";
import {
  createKafkaBus,
  recordOf,
  startTopicReader,
  type Bus,
  type Fact,
} from "@raakvlak/messaging";
import {
  bindRoute,
  createHealth,
  createServiceClient,
  developmentToken,
  startInternalServer,
  startService,
  type ServiceClient,
} from "@raakvlak/runtime";
import { eventually, useStack } from "@raakvlak/testing";
import { randomUUID } from "node:crypto";
import { createServer, type AddressInfo } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { loadPreferenceConfig } from "./config.ts";
import { noWishes } from "./domain/profile-state.ts";
import { preferenceService } from "./service.ts";

const stack = useStack();
const resources = new AsyncDisposableStack();
const wording = { wordingVersion: "2026-02", how: "registration" };
const contact = {
  address: "iris@kandidaat.example",
  firstName: "Iris",
  locale: "nl" as const,
  timeZone: "Europe/Amsterdam",
  cadence: { kind: "daily" as const, hour: 8, weekdays: [] },
};
const published = {
  profiles: new Map<string, Fact<Profile>>(),
  subscriptions: new Map<string, Fact<Subscription>>(),
};
/** What notification would answer. */
const refusals = { count: 0, through: 0 };

let preference: ServiceClient<typeof preferenceRoutes>;
let operator: ServiceClient<typeof preferenceRoutes>;
let bus: Bus;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function startNotificationDouble(): Promise<string> {
  const answer = () => ({
    state: "done" as const,
    list: "alerts" as const,
    refusals: refusals.count,
    refusedThrough: refusals.through,
  });
  const listener = resources.use(
    await startInternalServer({
      name: "notification",
      host: "127.0.0.1",
      port: 0,
      tokens: { preference: developmentToken("preference") },
      health: createHealth(stack.clock),
      logger: stack.logger,
      routes: [
        bindRoute(notificationRoutes.getRefusals, async () => ({ refusals: [answer()] })),
        bindRoute(notificationRoutes.refuse, async () => {
          refusals.count += 1;
          return answer();
        }),
      ],
    }),
  );
  return listener.url;
}

beforeAll(async () => {
  stack.onCleanUp(() => resources.disposeAsync());
  const environment = {
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_REDIS: stack.addresses.redis,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_QUEUE_PREFIX: stack.queuePrefix,
    RAAKVLAK_DATABASE_NAME: `${stack.databaseName}-preference`,
    RAAKVLAK_NOTIFICATION_URL: await startNotificationDouble(),
    RAAKVLAK_INTERNAL_PORT: "0",
    RAAKVLAK_LOG_LEVEL: "silent",
  };
  const config = loadPreferenceConfig(environment);
  const port = await freePort();
  resources.use(
    await startService(preferenceService, {
      config: { ...config, internalPort: port },
      logger: stack.logger,
    }),
  );
  const baseUrl = `http://127.0.0.1:${port}`;
  preference = createServiceClient(preferenceRoutes, { baseUrl, token: developmentToken("site") });
  operator = createServiceClient(preferenceRoutes, {
    baseUrl,
    token: developmentToken("operator"),
  });
  bus = resources.use(
    createKafkaBus({
      brokers: stack.addresses.kafka,
      service: "notification",
      topicPrefix: stack.topicPrefix,
      clock: stack.clock,
      logger: stack.logger,
    }),
  );
  resources.use(
    await startTopicReader({
      bus,
      group: "watch",
      topics: [profilesTopic, subscriptionsTopic],
      clock: stack.clock,
      logger: stack.logger,
      onFacts: (facts) => {
        for (const fact of facts)
          published[fact.topic as "profiles" | "subscriptions"].set(fact.key, fact);
      },
    }),
  );
});

async function register(): Promise<{ candidateId: string; params: { candidateId: string } }> {
  const candidateId = randomUUID();
  const params = { candidateId };
  expect(await preference.putContact({ params, body: contact })).toMatchObject({ ok: true });
  expect(await preference.putWishes({ params, body: noWishes })).toMatchObject({ ok: true });
  return { candidateId, params };
}

async function grantAlerts(params: { candidateId: string }): Promise<void> {
  const granted = await preference.grantConsent({
    params,
    body: { purpose: "alerts", ...wording },
  });
  if (!granted.ok) throw new Error(granted.problem.title);
  const confirmed = await preference.confirmConsent({
    body: { token: granted.body.confirmationToken ?? "" },
  });
  expect(confirmed).toMatchObject({ ok: true, body: { consent: { state: "granted" } } });
}

describe("what is published", () => {
  test("a subscription at the first address, a profile only once a purpose stands, both with the grant", async () => {
    const { candidateId, params } = await register();
    await eventually(() =>
      expect(published.subscriptions.get(candidateId)?.data).toMatchObject({
        address: contact.address,
        grants: {},
      }),
    );
    expect(published.profiles.get(candidateId)?.data).toBeUndefined();
    await grantAlerts(params);
    await eventually(() => {
      expect(published.subscriptions.get(candidateId)?.data?.grants.alerts).toMatchObject({
        state: "granted",
        epoch: 1,
        carriedRefusals: 0,
      });
      expect(published.profiles.get(candidateId)?.data?.purposes.alerts).toMatchObject({
        epoch: 1,
      });
    });
    expect(JSON.stringify(published.profiles.get(candidateId)?.data)).not.toContain("iris");
  });

  test("a withdrawal of the last purpose leaves a tombstone of the profile", async () => {
    const { candidateId, params } = await register();
    await preference.grantConsent({ params, body: { purpose: "tailoring", ...wording } });
    await eventually(() => expect(published.profiles.get(candidateId)?.data).toBeDefined());
    expect(
      await preference.withdrawConsent({ params, body: { purpose: "tailoring", ...wording } }),
    ).toMatchObject({ ok: true, body: { state: "done" } });
    await eventually(() =>
      expect(published.profiles.get(candidateId)).toMatchObject({ data: undefined }),
    );
  });

  test("an erasure leaves tombstones of both, and the id is refused from then on", async () => {
    const { candidateId, params } = await register();
    await grantAlerts(params);
    expect(await preference.eraseSubject({ params })).toMatchObject({
      ok: false,
      problem: { code: expect.stringMatching(/caller|forbidden|not-allowed/) },
    });
    expect(await operator.eraseSubject({ params })).toMatchObject({
      ok: true,
      body: { removed: { profiles: 1, subscriptions: 1, consents: 1 } },
    });
    await eventually(() => {
      expect(published.subscriptions.get(candidateId)).toMatchObject({ data: undefined });
      expect(published.profiles.get(candidateId)).toMatchObject({ data: undefined });
    });
    expect(await preference.putContact({ params, body: contact })).toMatchObject({
      ok: false,
      problem: { status: 410, code: "candidate-erased" },
    });
  });
});

test("a second tab with an older version is told, and changes nothing", async () => {
  const { params } = await register();
  const read = await preference.getWishes({ params });
  if (!read.ok) throw new Error(read.problem.title);
  const etag = read.headers.get("etag") ?? "";
  expect(
    await preference.putWishes({
      params,
      body: { ...noWishes, seniority: 3 },
      headers: { "if-match": etag },
    }),
  ).toMatchObject({ ok: true });
  expect(
    await preference.putWishes({
      params,
      body: { ...noWishes, seniority: 4 },
      headers: { "if-match": etag },
    }),
  ).toMatchObject({ ok: false, problem: { status: 412, code: "wishes-outdated" } });
  expect(await preference.getWishes({ params })).toMatchObject({
    ok: true,
    body: { value: { seniority: 3 } },
  });
});

test("bad input names the field", async () => {
  const { params } = await register();
  const answer = await preference.putWishes({
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
    const { candidateId, params } = await register();
    refusals.count = 0;
    await grantAlerts(params);
    await bus.ensureTopics([deliveriesTopic]);
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
    await bus.publish([poisoned, recordOf(deliveryRecorded, sent, { id: "d2" }), record, record]);
    await eventually(() =>
      expect(published.subscriptions.get(candidateId)?.data?.grants.alerts).toEqual({
        state: "ended",
        epoch: 1,
      }),
    );
    const consents = await preference.listConsents({ params });
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
