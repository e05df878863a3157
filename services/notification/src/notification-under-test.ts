import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  deliveriesTopic,
  matchesTopic,
  matchFound,
  notificationRoutes,
  subscriptionChanged,
  subscriptionsTopic,
  vacanciesTopic,
  vacancyOpened,
  type Delivery,
  type Match,
  type Subscription,
  type Vacancy,
} from "@raakvlak/contracts";
import { createParkedStore, done, recordOf, startConsumer, type Fact } from "@raakvlak/messaging";
import {
  createFileClock,
  createServiceClient,
  createSystemClock,
  developmentToken,
  startService,
} from "@raakvlak/runtime";
import {
  createBuilders,
  eventually,
  startSmtpSink,
  type CaughtMail,
  type TestStack,
} from "@raakvlak/testing";
import { expect } from "vitest";
import { loadNotificationConfig } from "./config.ts";
import { notificationService } from "./service.ts";

/** The whole service on the real servers, a mail server that does as it is told, and the neighbours' side of each topic. */
export async function startNotification(
  stack: TestStack,
  ports: { readonly internal: number; readonly public: number },
  environment: Record<string, string> = {},
) {
  const sink = await startSmtpSink();
  stack.onCleanUp(async () => sink[Symbol.asyncDispose]());
  const config = loadNotificationConfig({
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_REDIS: stack.addresses.redis,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_QUEUE_PREFIX: stack.queuePrefix,
    RAAKVLAK_DATABASE_NAME: `${stack.databaseName}-notification`,
    RAAKVLAK_INTERNAL_PORT: String(ports.internal),
    RAAKVLAK_PUBLIC_PORT: String(ports.public),
    RAAKVLAK_NOTIFICATION_PUBLIC_URL: `http://127.0.0.1:${ports.public}`,
    RAAKVLAK_SMTP: `smtp://${sink.host}:${sink.port}`,
    ...environment,
  });
  const bus = await stack.bus("preference");
  await bus.ensureTopics([vacanciesTopic, subscriptionsTopic, matchesTopic, deliveriesTopic]);
  const deliveries = await watchDeliveries(stack);
  const { clock, moveClock } = await movableClock(stack);
  const { logger } = stack;
  const service = await startService(notificationService, { config, clock, logger });
  stack.onCleanUp(async () => service[Symbol.asyncDispose]());
  const baseUrl = `http://127.0.0.1:${ports.internal}`;
  const clientFor = (caller: "preference" | "site") =>
    createServiceClient(notificationRoutes, { baseUrl, token: developmentToken(caller) });
  const publish = await createPublisher(stack);
  const mailsTo = ({ address }: Subscription): CaughtMail[] =>
    sink.mails.filter(({ to }) => to.includes(address));
  return {
    sink,
    clock,
    moveClock,
    deliveries,
    publish,
    mailsTo,
    publicUrl: `http://127.0.0.1:${ports.public}`,
    asPreference: clientFor("preference"),
    asSite: clientFor("site"),
    outcomesOf: ({ candidateId }: Subscription) =>
      deliveries.filter((one) => one.candidateId === candidateId).map(({ outcome }) => outcome),
    aFirstMail: firstMailWith(publish, mailsTo),
  };
}

/** A candidate who was just told of a vacancy. */
function firstMailWith(publish: Publisher, mailsTo: (subscription: Subscription) => CaughtMail[]) {
  return async (overrides: Partial<Subscription> = {}) => {
    const [subscription, vacancy] = [aSubscription(overrides), aVacancy()];
    await publish.subscription(subscription);
    await publish.vacancy(vacancy);
    await publish.match(between(subscription, vacancy));
    const mail = await eventually(() => {
      const [first, ...more] = mailsTo(subscription);
      expect(more).toEqual([]);
      if (!first) throw new Error("no mail yet");
      return first;
    });
    return { subscription, vacancy, mail };
  };
}

type Publisher = Awaited<ReturnType<typeof createPublisher>>;

/** Real time plus an offset that the test moves forward. */
async function movableClock(stack: TestStack) {
  const folder = await mkdtemp(join(tmpdir(), "notification-clock-"));
  stack.onCleanUp(async () => rm(folder, { recursive: true }));
  const file = join(folder, "offset");
  let offsetMs = 0;
  const moveClock = async (ms: number) => {
    offsetMs += ms;
    await writeFile(file, String(offsetMs));
  };
  return { clock: createFileClock(file, createSystemClock()), moveClock };
}

const builders = createBuilders(42);
export const { aSubscription, aVacancy } = builders;

export function between(
  { candidateId }: Subscription,
  { vacancyId, version }: Vacancy,
  more: Partial<Match> = {},
): Match {
  return builders.aMatch({ candidateId, vacancyId, vacancyVersion: version, ...more });
}

export function unsubscribeUrl(raw: Buffer): string {
  return /List-Unsubscribe:\s+<([^>]+)>/.exec(raw.toString())?.[1] ?? "";
}

async function watchDeliveries(stack: TestStack): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  const database = await stack.database();
  const { clock, logger } = stack;
  const consumer = await startConsumer({
    bus: await stack.bus("preference"),
    group: "deliveries-seen",
    topics: [deliveriesTopic],
    handle: {
      batch: async (facts: readonly Fact<Delivery>[]) => {
        for (const { data } of facts) if (data) deliveries.push(data);
        return facts.map(() => done());
      },
    },
    parked: createParkedStore(database, { clock }),
    storesAnswer: () => database.ping(),
    clock,
    logger,
  });
  stack.onCleanUp(async () => consumer[Symbol.asyncDispose]());
  return deliveries;
}

async function createPublisher(stack: TestStack) {
  const [preference, ingestion, matching] = [
    await stack.bus("preference"),
    await stack.bus("ingestion"),
    await stack.bus("matching"),
  ];
  let count = 0;
  const id = () => `test-${(count += 1)}`;
  return {
    subscription: async (subscription: Subscription) => {
      const options = { id: id(), stateVersion: subscription.version };
      await preference.publish([recordOf(subscriptionChanged, subscription, options)]);
    },
    vacancy: async (vacancy: Vacancy) => {
      const options = { id: id(), stateVersion: vacancy.version };
      await ingestion.publish([recordOf(vacancyOpened, vacancy, options)]);
    },
    match: async (match: Match) => {
      await matching.publish([recordOf(matchFound, match, { id: id() })]);
    },
  };
}
