import { randomUUID } from "node:crypto";
import { ingestionRoutes, vacanciesTopic } from "@raakvlak/contracts";
import {
  bindSubjectRoutes,
  createKafkaBus,
  createParkedStore,
  startHeartbeat,
  startOwnerCheck,
  startRelay,
} from "@raakvlak/messaging";
import { connectDatabase, startInternalServer, type ServiceContext } from "@raakvlak/runtime";
import { createFetchFeed, createRefuseLocation } from "./adapters/fetch-feed.ts";
import { createUrlFetcher } from "./adapters/fetch-url.ts";
import { createIngestionSubjects } from "./adapters/ingestion-subjects.ts";
import { createMongoCalendar } from "./adapters/mongo-calendar.ts";
import { createMongoContents } from "./adapters/mongo-contents.ts";
import { createMongoPages } from "./adapters/mongo-pages.ts";
import { createMongoRuns } from "./adapters/mongo-runs.ts";
import { createMongoSources } from "./adapters/mongo-sources.ts";
import { createFeedReader } from "./adapters/reading/feed-reader.ts";
import { createVacancyOwner } from "./adapters/vacancy-owner.ts";
import { loadIngestionConfig, type Config } from "./config.ts";
import { createSourceRoutes } from "./http/source-routes.ts";
import { createApplyPlan } from "./use-cases/apply-plan.ts";
import { createKeepCalendar } from "./use-cases/keep-calendar.ts";
import { createListRuns, createListSources } from "./use-cases/list-sources.ts";
import { createPutSource } from "./use-cases/put-source.ts";
import { createReadPages } from "./use-cases/pages/read-pages.ts";
import { createReadSource } from "./use-cases/read-source.ts";
import { createRunDueSources } from "./use-cases/run-due-sources.ts";
import { createBesideRuns } from "./use-cases/beside-runs.ts";
import { createScheduleTick } from "./use-cases/schedule-tick.ts";
import { createWatchedRuns } from "./use-cases/watched-runs.ts";
import { createRunSource } from "./use-cases/run-source.ts";

/** Vacancies from feeds: fetched, understood, compared, and published on `vacancies` when they really changed. */
export const ingestionService = {
  name: "ingestion" as const,
  loadConfig: loadIngestionConfig,
  start,
};

/** How often the schedule is looked at; not how often anything runs. */
const TICK_MS = 5_000;
const DEPTH_MAXIMUM = 32;
const REDIRECTS_MAXIMUM = 5;
/** Of a feed's reader without any sign of progress. */
const SILENT_MS = 30_000;
/** Texts that are kept, for every byte that a feed may have: plain and as HTML. */
const CHARACTERS_A_BYTE = 2;

async function start(config: Config, context: ServiceContext): Promise<void> {
  const { logger, health, resources, signal } = context;
  const stores = await openStores(config, context);
  const useCases = createUseCases(config, context, stores);
  await startPublishing(context, stores);
  startSchedule(config, context, { ...stores, ...useCases });
  resources.use(
    await startInternalServer({
      name: "ingestion",
      host: config.host,
      port: config.internalPort,
      tokens: config.tokensIn,
      routes: [
        ...createSourceRoutes({ ...useCases, stopping: signal }),
        ...bindSubjectRoutes(ingestionRoutes, stores.subjects),
      ],
      health,
      logger,
    }),
  );
}

type Stores = Awaited<ReturnType<typeof openStores>>;

async function openStores(config: Config, { clock, logger, health, resources }: ServiceContext) {
  const database = resources.use(
    await connectDatabase({ url: config.mongoUrl, name: config.databaseName, logger, health }),
  );
  const bus = resources.use(
    createKafkaBus({
      brokers: config.kafkaBrokers,
      service: "ingestion",
      topicPrefix: config.topicPrefix,
      compactedTopicSettings: config.compactedTopicSettings,
      clock,
      logger,
      health,
    }),
  );
  await bus.ensureTopics([vacanciesTopic]);
  return {
    database,
    bus,
    parked: createParkedStore(database, { clock }),
    subjects: createIngestionSubjects({ database, clock, hmacSecret: config.hmacSecret }),
    sources: createMongoSources(database),
    runs: createMongoRuns(database),
    contents: createMongoContents(database),
    pages: createMongoPages(database),
    calendar: createMongoCalendar(database),
    vacancies: createVacancyOwner(database, clock),
  };
}

function createUseCases(
  config: Config,
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
) {
  const allowedHosts = new Set(config.allowedFeedHosts.map((host) => host.toLowerCase()));
  const bytesMaximum = config.feedBytesMaximum;
  const limits = {
    bytesMaximum,
    timeMs: config.feedSecondsMaximum * 1_000,
    redirectsMaximum: REDIRECTS_MAXIMUM,
  };
  const urls = resources.use(createUrlFetcher({ allowedHosts, limits, clock }));
  const feedReader = resources.use(createReader(config, { clock, logger }));
  const readSource = createReadSource({
    fetchFeed: createFetchFeed({ feedFolder: config.feedFolder, urls, bytesMaximum }),
    feedReader,
    readPages: createReadPages({
      fetchPage: (address, { known, origin }, signal) =>
        urls.fetchOn(origin, address, { known, signal }),
      feedReader,
      pages: stores.pages,
      limits: pagesLimits(config),
      clock,
    }),
  });
  const applyPlan = createApplyPlan({ ...stores, clock });
  const runSource = createRunSource({
    ...stores,
    readSource,
    applyPlan,
    newRunId: randomUUID,
    clock,
  });
  return {
    runSource: createWatchedRuns(runSource, logger),
    putSource: createPutSource({
      sources: stores.sources,
      refuseLocation: createRefuseLocation(allowedHosts),
      clock,
    }),
    listSources: createListSources(stores),
    listRuns: createListRuns({ ...stores, clock }),
    keepCalendar: createKeepCalendar({ ...stores, clock }),
  };
}

/** A list of pages may hold as much as one feed. */
function pagesLimits(config: Config) {
  return {
    pagesMaximum: config.pagesMaximum,
    delayMs: config.pageDelayMs,
    minutesMaximum: config.pagesMinutesMaximum,
    itemsMaximum: config.feedItemsMaximum,
    charactersMaximum: config.feedBytesMaximum * CHARACTERS_A_BYTE,
  };
}

/** Untrusted bodies are read apart from the event loop, within limits of their own. */
function createReader(config: Config, { clock, logger }: Pick<ServiceContext, "clock" | "logger">) {
  return createFeedReader({
    limits: {
      itemsMaximum: config.feedItemsMaximum,
      depthMaximum: DEPTH_MAXIMUM,
      charactersMaximum: config.feedBytesMaximum * CHARACTERS_A_BYTE,
    },
    indexBytesMaximum: config.feedBytesMaximum,
    processLimits: {
      heapMb: config.readerHeapMb,
      silentMs: SILENT_MS,
      totalMs: config.readerSecondsMaximum * 1_000,
    },
    clock,
    logger,
  });
}

async function startPublishing(
  { clock, logger, resources }: ServiceContext,
  { database, bus, parked, vacancies }: Stores,
): Promise<void> {
  resources.use(await startRelay({ database, bus, owners: [vacancies], clock, logger }));
  resources.use(startHeartbeat({ bus, topics: [vacanciesTopic], clock, logger }));
  resources.use(
    await startOwnerCheck({
      bus,
      owner: vacancies,
      topic: vacanciesTopic,
      group: "ingestion-vacancies-check",
      clock,
      logger,
      parked,
    }),
  );
}

/** Scheduled runs, and the calendar once a UTC day. */
function startSchedule(
  config: Config,
  { clock, logger, resources }: ServiceContext,
  needs: Stores & ReturnType<typeof createUseCases>,
): void {
  const everyMs = config.runEveryMinutes * 60_000;
  // Before the schedule, so that it outlives it: what the schedule began has ended before the stores close.
  const beside = resources.use(createBesideRuns());
  const runDueSources = createRunDueSources({ ...needs, beside, everyMs, clock, logger });
  const tick = createScheduleTick({ ...needs, runDueSources, clock });
  const onError = (error: unknown) => logger.error("schedule-failed", {}, error);
  resources.use(clock.every(TICK_MS, tick, { onError }));
}
