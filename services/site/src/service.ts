import { siteRoutes, vacanciesTopic, type Vacancy } from "@raakvlak/contracts";
import {
  bindSubjectRoutes,
  createKafkaBus,
  startTopicReader,
  type Fact,
} from "@raakvlak/messaging";
import {
  createCallerFinder,
  createLazyDatabase,
  startInternalServer,
  startPublicServer,
  utcDay,
  type LazyDatabase,
  type ServiceContext,
} from "@raakvlak/runtime";
import { relatedOccupations } from "@raakvlak/vocabulary";
import { randomUUID } from "node:crypto";
import { createHttpMatching } from "./adapters/http-matching.ts";
import { createHttpNotification } from "./adapters/http-notification.ts";
import { createPublicPages } from "./adapters/public-pages.ts";
import { createRecruiterPages } from "./adapters/recruiter-pages.ts";
import { createSiteSubjects } from "./adapters/site-subjects.ts";
import { createMiniSearchIndex } from "./adapters/text-search/mini-search-index.ts";
import { loadSiteConfig, type Config } from "./config.ts";
import { createAttemptLimit } from "./domain/attempt-limit.ts";
import { createVacancyShelf, type VacancyShelf } from "./domain/vacancy-shelf.ts";

/** The pages that people see. */
export const siteService = { name: "site" as const, loadConfig: loadSiteConfig, start };

function shelve(shelf: VacancyShelf, facts: readonly Fact<Vacancy>[]): void {
  for (const { key, data } of facts) {
    if (data === undefined) shelf.remove(key);
    else shelf.put(data);
  }
}

async function start(config: Config, context: ServiceContext): Promise<void> {
  const { clock, logger, health, resources } = context;
  const bus = resources.use(
    createKafkaBus({
      brokers: config.kafkaBrokers,
      service: "site",
      topicPrefix: config.topicPrefix,
      compactedTopicSettings: config.compactedTopicSettings,
      clock,
      logger,
      health,
    }),
  );
  await bus.ensureTopics([vacanciesTopic]);
  const shelf = createVacancyShelf({ textIndex: createMiniSearchIndex(), relatedOccupations });
  const reader = resources.use(
    await startTopicReader({
      bus,
      group: `site-vacancies-${randomUUID()}`,
      topics: [vacanciesTopic],
      onFacts: (facts) => shelve(shelf, facts),
      clock,
      logger,
    }),
  );
  await reader.caughtUp;
  const useCases = {
    findVacancy: shelf.find,
    searchVacancies: shelf.search,
    similarVacancies: shelf.similar,
    openVacancies: shelf.open,
    countOpenVacancies: shelf.countOpen,
    revision: shelf.revision,
    today: () => utcDay(clock.now()),
    monotonicMs: () => clock.monotonicMs(),
    publicUrl: config.sitePublicUrl,
    ...createHttpNotification({ baseUrl: config.notificationUrl, token: config.tokenOut }),
  };
  const { hmacSecret } = config;
  const database = resources.use(openDatabase(config, context));
  const onFailure = (error: unknown) => logger.error("page-failed", {}, error);
  const configure = await createPublicPages(useCases, recruiterPages(config, context), onFailure);
  const listen = { name: "site" as const, host: config.host, health, logger };
  resources.use(
    await startInternalServer({
      ...listen,
      port: config.internalPort,
      tokens: config.tokensIn,
      routes: bindSubjectRoutes(siteRoutes, createSiteSubjects({ database, clock, hmacSecret })),
    }),
  );
  const { publicPort: port, trustProxyHops: trustProxy } = config;
  resources.use(await startPublicServer({ ...listen, port, trustProxy, configure }));
}

/** The pages need no database: it may be away, at the start too, and only what asks for it is refused meanwhile. */
function openDatabase(config: Config, { logger, health }: ServiceContext): LazyDatabase {
  const { mongoUrl: url, databaseName: name } = config;
  const database = createLazyDatabase({ url, name, logger });
  const ping = async () => (await database.connected()).ping();
  health.check("mongodb", ping, { isNeeded: false });
  return database;
}

/** What recruiters see, until they have accounts, with the operator's token as password. */
function recruiterPages(config: Config, { clock, signal }: ServiceContext) {
  return createRecruiterPages({
    lists: createHttpMatching({ baseUrl: config.matchingUrl, token: config.tokenOut }),
    findCaller: createCallerFinder(config.tokensIn),
    attempts: createAttemptLimit({
      failuresMaximum: 10,
      windowMs: 60_000,
      keysMaximum: 10_000,
      monotonicMs: () => clock.monotonicMs(),
    }),
    stopping: signal,
  });
}
