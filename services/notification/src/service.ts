import {
  deliveriesTopic,
  matchesTopic,
  subscriptionsTopic,
  vacanciesTopic,
} from "@raakvlak/contracts";
import {
  createErasureMarks,
  createFactOutbox,
  createGroupPresence,
  createKafkaBus,
  createParkedStore,
  startConsumer,
  startRelay,
} from "@raakvlak/messaging";
import {
  connectDatabase,
  createDueStore,
  createPseudonymiser,
  startInternalServer,
  startPublicServer,
  startSweeper,
  type ServiceContext,
} from "@raakvlak/runtime";
import { createJobQueue } from "@raakvlak/runtime/job-queue";
import { createJobWorker } from "@raakvlak/runtime/job-worker";
import { createQueueBoard } from "@raakvlak/runtime/queue-board";
import { createAddressMark } from "./adapters/address-mark.ts";
import { createDueJobBook } from "./adapters/due-job-book.ts";
import { createHmacUnsubscribeTokens } from "./adapters/hmac-unsubscribe-tokens.ts";
import { createDevelopmentDkimKey } from "./adapters/development-dkim-key.ts";
import { createMongoPairs } from "./adapters/mongo-pairs.ts";
import { createMongoRecipients } from "./adapters/mongo-recipients.ts";
import { createMongoRows } from "./adapters/mongo-rows.ts";
import { createMongoVacancies } from "./adapters/mongo-vacancies.ts";
import { createNotificationSubjects } from "./adapters/notification-subjects.ts";
import { createOutboxDeliveryLog } from "./adapters/outbox-delivery-log.ts";
import { createSignedMailComposer } from "./adapters/signed-mail-composer.ts";
import { smtpServerOf } from "./adapters/smtp-server-of.ts";
import { createSmtpTransport } from "./adapters/smtp-transport.ts";
import { watchLedger } from "./adapters/watch-ledger.ts";
import { createWatchedTransport } from "./adapters/watched-transport.ts";
import { loadNotificationConfig, type Config } from "./config.ts";
import { createMatchFound } from "./consumers/match-found.ts";
import { createSubscriptionChanged } from "./consumers/subscription-changed.ts";
import { createVacancyChanged } from "./consumers/vacancy-changed.ts";
import { createInternalRoutes } from "./http/internal-routes.ts";
import { configurePublicApp } from "./http/public-app.ts";
import { jobs } from "./jobs/catalog.ts";
import { createProcessors } from "./jobs/processors.ts";
import type { ComposeMail } from "./use-cases/compose-mail.ts";
import { createUseCases } from "./use-cases/create-use-cases.ts";
import type { UnsubscribeTokens } from "./use-cases/unsubscribe-tokens.ts";

const queueName = "notification";
const redisOf = ({ redisUrl, queuePrefix: prefix }: Config) => ({ redisUrl, prefix });
/** How long a sender may believe that a claimed message is its own. */
const leaseMs = 30_000;
/** How long the mail server may be silent; after twice that a message in hand ends as uncertain. */
const smtpSilenceMs = 20_000;

/** Tells candidates of vacancies: recipients, pairs and the ledger, mail, and every refusal. */
export const notificationService = {
  name: "notification" as const,
  loadConfig: loadNotificationConfig,
  start,
};

async function start(config: Config, context: ServiceContext): Promise<void> {
  const stores = await openStores(config, context);
  const useCases = await wireUseCases(config, context, stores);
  startWork(config, context, stores, useCases);
  await listen(config, context, useCases);
  await consumeSoon(context, stores, useCases);
}

type Stores = Awaited<ReturnType<typeof openStores>>;

async function openStores(config: Config, { clock, logger, health, resources }: ServiceContext) {
  const database = resources.use(
    await connectDatabase({ url: config.mongoUrl, name: config.databaseName, logger, health }),
  );
  const bus = resources.use(
    createKafkaBus({
      brokers: config.kafkaBrokers,
      service: "notification",
      topicPrefix: config.topicPrefix,
      compactedTopicSettings: config.compactedTopicSettings,
      clock,
      logger,
      // Refusals are answered without broker and queue: those may end the service, but not its readiness.
      health: { ...health, check: () => {} },
    }),
  );
  const queue = resources.use(
    createJobQueue({
      ...redisOf(config),
      name: queueName,
      clock,
      logger,
    }),
  );
  const pseudonymise = createPseudonymiser(config.hmacSecret);
  const outbox = createFactOutbox({ database, clock });
  resources.use(await startRelay({ database, bus, owners: [], facts: [outbox], clock, logger }));
  resources.use(watchLedger(database, clock));
  return {
    database,
    bus,
    queue,
    outbox,
    pseudonymise,
    parked: createParkedStore(database, { clock }),
    due: createDueStore(database, jobs, { clock }),
    marks: createErasureMarks(database, { pseudonymise, clock }),
    recipients: createMongoRecipients(database),
    pairs: createMongoPairs(database),
    rows: createMongoRows(database),
    vacancies: createMongoVacancies(database),
  };
}

async function wireUseCases(
  config: Config,
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
) {
  const { due, queue, marks, pseudonymise: candidateRef } = stores;
  const tokens = createHmacUnsubscribeTokens({
    [config.unsubscribeKeyId]: config.unsubscribeSecret,
    ...config.unsubscribeOldKeys,
  });
  const transport = resources.use(
    createSmtpTransport({
      server: smtpServerOf(config.smtp, config.smtpRequireTls),
      limit: config.smtpConnections,
      timeoutMs: smtpSilenceMs,
      clock,
    }),
  );
  const useCases = createUseCases({
    ...stores,
    clock,
    tokens,
    transport: createWatchedTransport(transport, clock),
    candidateRef,
    leaseMs,
    smtpTimeoutMs: 2 * smtpSilenceMs,
    compose: await composerFor(config, tokens),
    addressMark: createAddressMark(config.hmacSecret),
    jobs: createDueJobBook({ due, queue, clock, candidateRef }),
    deliveries: createOutboxDeliveryLog(stores.outbox),
    isErased: (candidateId) => marks.isMarked(candidateId),
    erasedAmong: (candidateIds) => marks.marked(candidateIds),
    forget: (candidateIds) => subjects.forget(candidateIds),
    onLateFailure: (error) => logger.error("refusal-announced-later", {}, error),
  });
  const subjects = createNotificationSubjects({ ...stores, ...useCases, clock });
  return { ...useCases, subjects };
}

type UseCases = Awaited<ReturnType<typeof wireUseCases>>;

/** Without a key of its own, which production refuses, it makes one for this process. */
async function composerFor(config: Config, tokens: UnsubscribeTokens): Promise<ComposeMail> {
  const privateKey = config.dkimPrivateKey ?? (await createDevelopmentDkimKey());
  return createSignedMailComposer({
    tokens,
    from: { name: config.mailFromName, address: config.mailFromAddress },
    dkim: { domain: config.dkimDomain, selector: config.dkimSelector, privateKey },
    siteUrl: config.sitePublicUrl,
    publicUrl: config.notificationPublicUrl,
    unsubscribePage: (token) => `${config.sitePublicUrl}${config.unsubscribePagePath}${token}`,
  });
}

function startWork(
  config: Config,
  { clock, logger, resources }: ServiceContext,
  { due, queue, marks, pseudonymise }: Stores,
  useCases: UseCases,
): void {
  const connection = { ...redisOf(config), name: queueName };
  const processors = createProcessors({
    ...useCases,
    clock,
    isErased: (candidateId) => marks.isMarked(candidateId),
    forget: useCases.subjects.forget,
    onGivenUp: ({ candidateId, vacancyId }) =>
      logger.warn("match-given-up", { candidateRef: pseudonymise(candidateId), vacancyId }),
  });
  const work = { ...connection, catalog: jobs, due, clock, logger, process: processors };
  resources.use(createJobWorker({ ...work, concurrency: config.sendConcurrency }));
  // Digests and gathered mails become due by time, so it looks every second.
  resources.use(startSweeper({ due, queue, clock, logger, everyMs: 1_000 }));
}

async function listen(
  config: Config,
  { health, logger, resources }: ServiceContext,
  useCases: UseCases,
): Promise<void> {
  const common = { name: "notification" as const, host: config.host, health, logger };
  const board = { ...redisOf(config), names: [queueName], logger };
  resources.use(
    await startInternalServer({
      ...common,
      port: config.internalPort,
      tokens: config.tokensIn,
      routes: createInternalRoutes(useCases),
      queueBoard: resources.use(createQueueBoard(board)),
    }),
  );
  resources.use(
    await startPublicServer({
      ...common,
      port: config.publicPort,
      configure: configurePublicApp(useCases.unsubscribe),
      ...(config.trustProxyHops > 0 && { trustProxy: config.trustProxyHops }),
    }),
  );
}

/** How long the start waits for the broker: without it refusals are answered all the same. */
const brokerPatienceMs = 5_000;
const brokerAgainMs = 2_000;

/** Consumes as soon as the broker lets it: at once as a rule, later when the broker is away at the start. */
async function consumeSoon(
  context: ServiceContext,
  stores: Stores,
  useCases: UseCases,
): Promise<void> {
  const { clock, logger, resources, signal } = context;
  const consumers = resources.use(new AsyncDisposableStack());
  const tryUntilDone = async () => {
    while (!signal.aborted) {
      // What a failed try had started is closed again before the next one.
      await using attempt = new AsyncDisposableStack();
      try {
        await consume({ ...context, resources: attempt }, stores, useCases);
        consumers.use(attempt.move());
        return;
      } catch (error) {
        logger.error("consumers-not-started", {}, error);
      }
      await clock.sleep(brokerAgainMs, signal);
    }
  };
  const consuming = tryUntilDone();
  // Before its consumers are disposed of, a start under way has to end.
  resources.defer(async () => consuming);
  await Promise.race([consuming, clock.sleep(brokerPatienceMs, signal)]);
}

async function consume(
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
  useCases: UseCases,
): Promise<void> {
  const { bus, parked, marks, database, recipients, vacancies } = stores;
  await bus.ensureTopics([vacanciesTopic, subscriptionsTopic, matchesTopic, deliveriesTopic]);
  const common = { bus, parked, clock, logger, storesAnswer: () => database.ping() };
  const presence = createGroupPresence(database);
  resources.use(
    await startConsumer({
      ...common,
      group: "notification-vacancies",
      topics: [vacanciesTopic],
      heldVersions: (_topic, keys) => vacancies.versions(keys),
      readModel: { presence, held: vacancies.held },
      handle: { batch: createVacancyChanged(useCases.keepVacancies) },
    }),
  );
  resources.use(
    await startConsumer({
      ...common,
      group: "notification-subscriptions",
      topics: [subscriptionsTopic],
      erased: marks,
      forget: useCases.subjects.forget,
      heldVersions: (_topic, keys) => recipients.versions(keys),
      readModel: { presence, held: recipients.held },
      // No mail while the newest subscription could not be read (invariant 7).
      onHold: (_topic, candidateId, held) => recipients.setHold(candidateId, held),
      handle: { batch: createSubscriptionChanged(useCases.keepSubscriptions) },
    }),
  );
  resources.use(
    await startConsumer({
      ...common,
      group: "notification-matches",
      topics: [matchesTopic],
      erased: marks,
      forget: useCases.subjects.forget,
      handle: { batch: createMatchFound(useCases.placeMatch, useCases.jobs) },
    }),
  );
}
