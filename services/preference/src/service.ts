import { deliveriesTopic, profilesTopic, subscriptionsTopic } from "@raakvlak/contracts";
import {
  createErasureMarks,
  createKafkaBus,
  createParkedStore,
  startConsumer,
  startHeartbeat,
  startOwnerCheck,
  startRelay,
  type Subjects,
} from "@raakvlak/messaging";
import {
  connectDatabase,
  createDueStore,
  createPseudonymiser,
  ServiceUnreachable,
  startInternalServer,
  startSweeper,
  type Logger,
  type ServiceContext,
} from "@raakvlak/runtime";
import { createJobQueue } from "@raakvlak/runtime/job-queue";
import { createJobWorker } from "@raakvlak/runtime/job-worker";
import { createQueueBoard } from "@raakvlak/runtime/queue-board";
import { randomUUID } from "node:crypto";
import { createDueReminders } from "./adapters/due-reminders.ts";
import { createHmacConfirmationTokens } from "./adapters/hmac-confirmation-tokens.ts";
import { createHttpHolders } from "./adapters/http-holders.ts";
import { createMongoConsents } from "./adapters/mongo-consents.ts";
import { createMongoErasureSagas } from "./adapters/mongo-erasure-sagas.ts";
import { createProfileOwner, createSubscriptionOwner } from "./adapters/mongo-states.ts";
import { createPreferenceSubjects } from "./adapters/preference-subjects.ts";
import { loadPreferenceConfig, type Config } from "./config.ts";
import { createDeliveryRecorded } from "./consumers/delivery-recorded.ts";
import { createConsentRoutes, createWishRoutes } from "./http/candidate-routes.ts";
import { createSubjectRoutes } from "./http/subject-routes.ts";
import { jobs } from "./jobs/catalog.ts";
import { createProcessors } from "./jobs/processors.ts";
import { createAdvanceErasure } from "./use-cases/advance-erasure.ts";
import { createApplyConsents } from "./use-cases/apply-consents.ts";
import { createChangeConsent } from "./use-cases/change-consent.ts";
import { createCompleteGrant } from "./use-cases/complete-grant.ts";
import { createConfirmConsent } from "./use-cases/confirm-consent.ts";
import { createErasePerson } from "./use-cases/erase-person.ts";
import { createEveryHolder } from "./use-cases/every-holder.ts";
import { createExportPerson } from "./use-cases/export-person.ts";
import { createGrantConsent } from "./use-cases/grant-consent.ts";
import { createHearRefusal } from "./use-cases/hear-refusal.ts";
import { createOwnPlaces } from "./use-cases/own-places.ts";
import { createPutContact } from "./use-cases/put-contact.ts";
import { createPutWishes } from "./use-cases/put-wishes.ts";
import { createRefuseAlerts } from "./use-cases/refuse-alerts.ts";
import { createTakeErasureSteps } from "./use-cases/take-erasure-steps.ts";
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
  const { profiles, subscriptions, consents, marks, sagas, pseudonymise } = stores;
  const findErasure = (candidateId: string) => sagas.find(pseudonymise(candidateId));
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
    write: useCases.subjects.write,
    refusalOfErased: async (candidateId: string) =>
      (await findErasure(candidateId))?.refusal ?? "done",
  };
  const { redisUrl, queuePrefix: prefix } = config;
  const queueBoard = resources.use(
    createQueueBoard({ redisUrl, prefix, names: [queueName], logger }),
  );
  resources.use(
    await startInternalServer({
      name: "preference",
      queueBoard,
      host: config.host,
      port: config.internalPort,
      tokens: config.tokensIn,
      routes: [
        ...createWishRoutes(candidateRoutes),
        ...createConsentRoutes(candidateRoutes),
        ...createSubjectRoutes({ ...useCases, findErasure }),
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
      forget: useCases.subjects.forget,
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
      compactedTopicSettings: config.compactedTopicSettings,
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
  const pseudonymise = createPseudonymiser(config.hmacSecret);
  return {
    database,
    bus,
    due,
    queue,
    parked: createParkedStore(database, { clock }),
    pseudonymise,
    marks: createErasureMarks(database, { pseudonymise, clock }),
    sagas: createMongoErasureSagas(database),
    consents: createMongoConsents(database),
    profiles: createProfileOwner({ database, clock }),
    subscriptions: createSubscriptionOwner({ database, clock }),
    others: createHttpHolders({ ...config, token: config.tokenOut }),
  };
}

function createUseCases(config: Config, { clock, logger }: ServiceContext, stores: Stores) {
  const { consents, profiles, subscriptions, others } = stores;
  const now = () => clock.now();
  const reminders = createDueReminders({ ...stores, clock });
  const isUnreachable = (error: unknown) => error instanceof ServiceUnreachable;
  const subjects = createPreferenceSubjects({
    ...stores,
    clock,
    ownPlaces: createOwnPlaces(stores),
  });
  const tokens = createHmacConfirmationTokens(config.confirmationSecret);
  const applyConsents = createApplyConsents({ consents, profiles, subscriptions, now });
  const changeConsent = createChangeConsent({ consents, applyConsents, ...reminders });
  const completeGrant = createCompleteGrant({ changeConsent, refusalCounts: others, now });
  const refuseAlerts = createRefuseAlerts({ notification: others, ...reminders, isUnreachable });
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
    candidateOf: (token: string) => tokens.read(token)?.candidateId,
    subjects,
    ...createErasing(config, stores, { subjects, toAdvance: reminders.toAdvance, now, logger }),
  };
}

/** The erasure and the export of a person in every service. */
function createErasing(
  { erasureSecondLookSeconds }: Config,
  { sagas, others, pseudonymise }: Stores,
  parts: {
    subjects: Subjects;
    toAdvance: ReturnType<typeof createDueReminders>["toAdvance"];
    now: () => Date;
    logger: Logger;
  },
) {
  const { subjects, logger, ...rest } = parts;
  const holders = createEveryHolder({ subjects, others });
  const problemOf = (error: unknown) => {
    if (error instanceof ServiceUnreachable) return error.message;
    logger.error("subject-step-failed", {}, error);
    return "failed";
  };
  const needs = { sagas, holders, pseudonymise, problemOf, ...rest };
  const takeSteps = createTakeErasureSteps(needs);
  const secondLookMs = erasureSecondLookSeconds * 1_000;
  return {
    erasePerson: createErasePerson({ ...needs, takeSteps, newRound: randomUUID }),
    advanceErasure: createAdvanceErasure({ ...needs, takeSteps, secondLookMs }),
    exportPerson: createExportPerson({ exportAt: holders.exportAt, problemOf }),
  };
}

async function startPublishing(
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
): Promise<void> {
  const { database, bus, parked, marks: erased, profiles, subscriptions } = stores;
  resources.use(
    await startRelay({ database, bus, owners: [profiles, subscriptions], clock, logger }),
  );
  const topics = [profilesTopic, subscriptionsTopic];
  resources.use(startHeartbeat({ bus, topics, clock, logger }));
  const check = { bus, parked, erased, clock, logger };
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
  const { due, queue, others: holders, consents } = stores;
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
      process: createProcessors({
        ...useCases,
        holders,
        findConsents: consents.find,
        write: useCases.subjects.write,
        now: () => clock.now(),
      }),
    }),
  );
  // Erasures go on by time, so it looks every second.
  resources.use(startSweeper({ due, queue, clock, logger, everyMs: 1_000 }));
}
