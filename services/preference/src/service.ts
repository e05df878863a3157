import { deliveriesTopic, profilesTopic, subscriptionsTopic } from "@raakvlak/contracts";
import {
  createErasureMarks,
  createKafkaBus,
  createParkedStore,
  startConsumer,
  startHeartbeat,
  startOwnerCheck,
  startRelay,
} from "@raakvlak/messaging";
import {
  connectDatabase,
  createDueStore,
  createJobQueue,
  createJobWorker,
  createPseudonymiser,
  ServiceUnreachable,
  startInternalServer,
  startSweeper,
  type ServiceContext,
} from "@raakvlak/runtime";
import { createDueReminders } from "./adapters/due-reminders.ts";
import { createHmacConfirmationTokens } from "./adapters/hmac-confirmation-tokens.ts";
import { createHttpHolders } from "./adapters/http-holders.ts";
import { createMongoConsents } from "./adapters/mongo-consents.ts";
import { createProfileOwner, createSubscriptionOwner } from "./adapters/mongo-states.ts";
import { loadPreferenceConfig, type Config } from "./config.ts";
import { createDeliveryRecorded } from "./consumers/delivery-recorded.ts";
import { createConsentRoutes, createWishRoutes } from "./http/candidate-routes.ts";
import { createSubjectRoutes } from "./http/subject-routes.ts";
import { jobs } from "./jobs/catalog.ts";
import { createProcessors } from "./jobs/processors.ts";
import { createApplyConsents } from "./use-cases/apply-consents.ts";
import { createChangeConsent } from "./use-cases/change-consent.ts";
import { createCompleteGrant } from "./use-cases/complete-grant.ts";
import { createConfirmConsent } from "./use-cases/confirm-consent.ts";
import { createEraseSubject } from "./use-cases/erase-subject.ts";
import { createExportSubject } from "./use-cases/export-subject.ts";
import { createGrantConsent } from "./use-cases/grant-consent.ts";
import { createHearRefusal } from "./use-cases/hear-refusal.ts";
import { createPutContact } from "./use-cases/put-contact.ts";
import { createPutWishes } from "./use-cases/put-wishes.ts";
import { createRefuseAlerts } from "./use-cases/refuse-alerts.ts";
import { createWithdrawConsent } from "./use-cases/withdraw-consent.ts";

const queueName = "preference";

/** What candidates want and allow: stores it, publishes it on `profiles` and `subscriptions`. */
export const preferenceService = {
  name: "preference" as const,
  loadConfig: loadPreferenceConfig,
  start,
};

async function start(config: Config, context: ServiceContext): Promise<void> {
  const { clock, logger, resources } = context;
  const stores = await openStores(config, context);
  const useCases = createUseCases(config, context, stores);
  await startPublishing(context, stores);
  await startJobs(config, context, stores, useCases);
  const { profiles, subscriptions, consents, marks } = stores;
  const candidateRoutes = {
    ...useCases,
    findWishes: async (candidateId: string) => {
      const found = await profiles.find(candidateId);
      return found === undefined || found.erased
        ? undefined
        : { version: found.wishesRevision, wishes: found.wishes };
    },
    findContactVersion: async (candidateId: string) =>
      (await subscriptions.find(candidateId))?.version ?? 1,
    findConsents: consents.find,
    isErased: marks.isMarked,
  };
  resources.use(
    await startInternalServer({
      name: "preference",
      host: config.host,
      port: config.internalPort,
      tokens: config.tokensIn,
      routes: [
        ...createWishRoutes(candidateRoutes),
        ...createConsentRoutes(candidateRoutes),
        ...createSubjectRoutes(useCases),
      ],
      health: context.health,
      logger,
    }),
  );
  resources.use(
    await startConsumer({
      bus: stores.bus,
      group: "preference-deliveries",
      topics: [deliveriesTopic],
      handle: { each: createDeliveryRecorded(useCases.hearRefusal) },
      parked: stores.parked,
      erased: marks,
      storesAnswer: () => stores.database.ping(),
      clock,
      logger,
    }),
  );
}

type Stores = Awaited<ReturnType<typeof openStores>>;
type UseCases = ReturnType<typeof createUseCases>;

async function openStores(config: Config, { clock, logger, health, resources }: ServiceContext) {
  const database = resources.use(
    await connectDatabase({ url: config.mongoUrl, name: config.databaseName, logger, health }),
  );
  const bus = resources.use(
    createKafkaBus({
      brokers: config.kafkaBrokers,
      service: "preference",
      topicPrefix: config.topicPrefix,
      clock,
      logger,
      health,
    }),
  );
  await bus.ensureTopics([profilesTopic, subscriptionsTopic, deliveriesTopic]);
  const due = createDueStore(database, jobs, { clock });
  const queue = resources.use(
    createJobQueue({
      redisUrl: config.redisUrl,
      prefix: config.queuePrefix,
      name: queueName,
      clock,
      logger,
      health,
    }),
  );
  return {
    database,
    bus,
    due,
    queue,
    parked: createParkedStore(database, { clock }),
    marks: createErasureMarks(database, {
      pseudonymise: createPseudonymiser(config.hmacSecret),
      clock,
    }),
    consents: createMongoConsents(database),
    profiles: createProfileOwner({ database, clock }),
    subscriptions: createSubscriptionOwner({ database, clock }),
    holders: createHttpHolders({
      notificationUrl: config.notificationUrl,
      matchingUrl: config.matchingUrl,
      token: config.tokenOut,
    }),
  };
}

function createUseCases(config: Config, { clock }: ServiceContext, stores: Stores) {
  const { consents, profiles, subscriptions, marks, holders } = stores;
  const now = () => clock.now();
  const reminders = createDueReminders({ ...stores, clock });
  const isUnreachable = (error: unknown) => error instanceof ServiceUnreachable;
  const tokens = createHmacConfirmationTokens(config.confirmationSecret);
  const applyConsents = createApplyConsents({ consents, profiles, subscriptions, now });
  const changeConsent = createChangeConsent({ consents, applyConsents, ...reminders });
  const completeGrant = createCompleteGrant({ changeConsent, refusalCounts: holders, now });
  const refuseAlerts = createRefuseAlerts({ notification: holders, ...reminders, isUnreachable });
  return {
    applyConsents,
    completeGrant,
    putContact: createPutContact({ subscriptions }),
    putWishes: createPutWishes({ profiles, now }),
    grantConsent: createGrantConsent({ changeConsent, tokens, now }),
    confirmConsent: createConfirmConsent({
      changeConsent,
      completeGrant,
      tokens,
      ...reminders,
      isUnreachable,
      now,
    }),
    withdrawConsent: createWithdrawConsent({ changeConsent, refuseAlerts, now }),
    hearRefusal: createHearRefusal({ changeConsent }),
    eraseSubject: createEraseSubject({
      marks,
      refuseAlerts,
      consents,
      profiles,
      subscriptions,
      ...reminders,
      now,
    }),
    exportSubject: createExportSubject({ consents, profiles, subscriptions }),
  };
}

async function startPublishing(
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
): Promise<void> {
  const { database, bus, parked, profiles, subscriptions } = stores;
  resources.use(
    await startRelay({ database, bus, owners: [profiles, subscriptions], clock, logger }),
  );
  const topics = [profilesTopic, subscriptionsTopic];
  resources.use(startHeartbeat({ bus, topics, clock, logger }));
  const check = { bus, parked, clock, logger };
  resources.use(
    await startOwnerCheck({
      ...check,
      owner: profiles,
      topic: profilesTopic,
      group: "preference-profiles-check",
    }),
  );
  resources.use(
    await startOwnerCheck({
      ...check,
      owner: subscriptions,
      topic: subscriptionsTopic,
      group: "preference-subscriptions-check",
    }),
  );
}

async function startJobs(
  config: Config,
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
  useCases: UseCases,
): Promise<void> {
  const { due, queue, holders, consents } = stores;
  resources.use(
    createJobWorker({
      redisUrl: config.redisUrl,
      prefix: config.queuePrefix,
      name: queueName,
      catalog: jobs,
      due,
      clock,
      logger,
      concurrency: 4,
      process: createProcessors({ ...useCases, holders, findConsents: consents.find }),
    }),
  );
  resources.use(startSweeper({ due, queue, clock, logger }));
}
