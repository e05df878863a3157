import {
  deliveriesTopic,
  ingestionRoutes,
  matchingRoutes,
  notificationRoutes,
  preferenceRoutes,
  profilesTopic,
  siteRoutes,
  subscriptionsTopic,
  type Profile,
  type Subscription,
} from "@raakvlak/contracts";
import { startTopicReader, type Fact } from "@raakvlak/messaging";
import {
  bindRoute,
  createHealth,
  createServiceClient,
  developmentToken,
  httpProblem,
  startInternalServer,
  startService,
  type BoundRoute,
  type ServiceClient,
} from "@raakvlak/runtime";
import { freePort, type TestStack } from "@raakvlak/testing";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { loadPreferenceConfig } from "./config.ts";
import { noWishes } from "./domain/profile-state.ts";
import { preferenceService } from "./service.ts";

export const wording = { wordingVersion: "2026-02", how: "registration" };
export const contact = {
  address: "iris@kandidaat.example",
  firstName: "Iris",
  locale: "nl" as const,
  timeZone: "Europe/Amsterdam",
  cadence: { kind: "daily" as const, hour: 8, weekdays: [] },
};

export type PreferenceUnderTest = Awaited<ReturnType<typeof startPreference>>;

/** The whole service on the real servers, with its neighbours' side: notification's answers and what the topics say. */
export async function startPreference(stack: TestStack) {
  // In front of everything else, so that the names in it outlive what is started below.
  const config = { ...configOn(stack), internalPort: await freePort() };
  const resources = new AsyncDisposableStack();
  stack.onCleanUp(() => resources.disposeAsync());
  const holders = await startHolderDoubles(stack, resources);
  const { refusals, url: notificationUrl } = await startNotificationDouble(
    stack,
    resources,
    holders.routesOf("notification"),
  );
  resources.use(
    await startService(preferenceService, {
      config: { ...config, ...holders.urls, notificationUrl, erasureSecondLookSeconds: 1 },
      logger: stack.logger,
    }),
  );
  const clientFor = (caller: "site" | "operator" | "matching") =>
    createServiceClient(preferenceRoutes, {
      baseUrl: `http://127.0.0.1:${config.internalPort}`,
      token: developmentToken(caller),
    });
  const asSite = clientFor("site");
  const bus = await stack.bus("notification");
  await bus.ensureTopics([deliveriesTopic]);
  return {
    asSite,
    asMatching: clientFor("matching"),
    asOperator: clientFor("operator"),
    holders,
    bus,
    refusals,
    published: await watchPublished(stack, resources),
    register: () => register(asSite),
    grantAlerts: (params: { candidateId: string }) => grantAlerts(asSite, params),
  };
}

function configOn(stack: TestStack) {
  return loadPreferenceConfig({
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_REDIS: stack.addresses.redis,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_QUEUE_PREFIX: stack.queuePrefix,
    RAAKVLAK_DATABASE_NAME: `${stack.databaseName}-preference`,
    RAAKVLAK_LOG_LEVEL: "silent",
  });
}

/** Answers as notification would, with the count that the test sets. */
async function startNotificationDouble(
  stack: TestStack,
  resources: AsyncDisposableStack,
  subjectRoutes: readonly BoundRoute[],
) {
  const refusals = { count: 0, through: 0 };
  const answer = () => ({
    state: "done" as const,
    list: "alerts" as const,
    refusals: refusals.count,
    refusedThrough: refusals.through,
  });
  const { url } = resources.use(
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
        ...subjectRoutes,
      ],
    }),
  );
  return { refusals, url };
}

type HolderDouble = "notification" | "matching" | "ingestion" | "site";
const subjectContracts = {
  notification: notificationRoutes,
  matching: matchingRoutes,
  ingestion: ingestionRoutes,
  site: siteRoutes,
};

/** The other services as the saga knows them: what they hold, whom they were asked to erase, and who says "not now". */
async function startHolderDoubles(stack: TestStack, resources: AsyncDisposableStack) {
  const erased: string[] = [];
  const busy = new Set<HolderDouble>();
  const routesOf = (service: HolderDouble): BoundRoute[] => [
    bindRoute(subjectContracts[service].exportSubject, async ({ params: { candidateId } }) => ({
      service,
      candidateId,
      holdings: { things: [{ of: candidateId }] },
    })),
    bindRoute(notificationRoutes.eraseSubject, async ({ params: { candidateId } }) => {
      if (busy.has(service)) return httpProblem(409, "message-under-way", "Not now");
      const isFirst = !erased.includes(`${service} ${candidateId}`);
      erased.push(`${service} ${candidateId}`);
      const removed = { things: isFirst ? 1 : 0 };
      return { service, candidateId, erasedAt: stack.clock.now().toISOString(), removed };
    }),
  ];
  const urls: Record<string, string> = {};
  for (const service of ["matching", "ingestion", "site"] as const) {
    const [exporting, erasing] = routesOf(service);
    const { url } = resources.use(
      await startInternalServer({
        name: service,
        host: "127.0.0.1",
        port: 0,
        tokens: { preference: developmentToken("preference") },
        health: createHealth(stack.clock),
        logger: stack.logger,
        routes: [
          exporting,
          { ...erasing, contract: subjectContracts[service].eraseSubject },
        ].filter((route) => route !== undefined) as BoundRoute[],
      }),
    );
    urls[`${service}Url`] = url;
  }
  return { erased, busy, routesOf, urls };
}

/** The last fact of every key on the service's two topics. */
async function watchPublished(stack: TestStack, resources: AsyncDisposableStack) {
  const published = {
    profiles: new Map<string, Fact<Profile>>(),
    subscriptions: new Map<string, Fact<Subscription>>(),
  };
  resources.use(
    await startTopicReader({
      bus: await stack.bus("notification"),
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
  return published;
}

type Client = ServiceClient<typeof preferenceRoutes>;

/** Somebody new, with an address and no wish yet. */
async function register(preference: Client) {
  const candidateId = randomUUID();
  const params = { candidateId };
  expect(await preference.putContact({ params, body: contact })).toMatchObject({ ok: true });
  expect(await preference.putWishes({ params, body: noWishes })).toMatchObject({ ok: true });
  return { candidateId, params };
}

/** Both halves of the double opt-in. */
async function grantAlerts(preference: Client, params: { candidateId: string }): Promise<void> {
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
