import { randomUUID } from "node:crypto";
import { matchesTopic, matchingRoutes, profilesTopic, vacanciesTopic } from "@raakvlak/contracts";
import {
  bindSubjectRoutes,
  createErasureMarks,
  createFactOutbox,
  createKafkaBus,
  createParkedStore,
  createSubjects,
  duePlace,
  erasureMarksPlace,
  outboxPlace,
  parkedPlaces,
  pendingPlace,
  startConsumer,
  startRelay,
  startTopicReader,
  type Subjects,
} from "@raakvlak/messaging";
import {
  connectDatabase,
  createDueStore,
  createPseudonymiser,
  startInternalServer,
  startSweeper,
  type BoundRoute,
  type BoundStream,
  type ServiceContext,
} from "@raakvlak/runtime";
import { createJobQueue } from "@raakvlak/runtime/job-queue";
import { createJobWorker } from "@raakvlak/runtime/job-worker";
import { createQueueBoard } from "@raakvlak/runtime/queue-board";
import { relatedOccupations } from "@raakvlak/vocabulary";
import { createBlockProfileIndex } from "./adapters/block-profile-index.ts";
import { createDueJobs } from "./adapters/due-jobs.ts";
import { createErasedIds } from "./adapters/erased-ids.ts";
import { createKernelVacancyIndex } from "./adapters/kernel-vacancy-index.ts";
import { openIndexSnapshots } from "./adapters/index-snapshots.ts";
import { startIndexUpkeep } from "./adapters/index-upkeep.ts";
import { createLatencyWatch } from "./adapters/latency-watch.ts";
import { createMongoRunSets } from "./adapters/mongo-run-sets.ts";
import { createMongoSnapshots } from "./adapters/mongo-snapshots.ts";
import { createOutboxMatchBook } from "./adapters/outbox-match-book.ts";
import { createTopicIndexPositions } from "./adapters/topic-index-positions.ts";
import { createTurns } from "./adapters/turns.ts";
import { watchIndex } from "./adapters/watch-index.ts";
import { loadMatchingConfig, type Config } from "./config.ts";
import { createReadProfilesAgain } from "./consumers/profiles-read-again.ts";
import { createStatesIndexed } from "./consumers/states-indexed.ts";
import { createStatesReceived } from "./consumers/states-received.ts";
import { currentModel, models } from "./domain/models.ts";
import { createRankingRoutes } from "./http/ranking-routes.ts";
import { createWatchStreams } from "./http/watch-streams.ts";
import { jobs } from "./jobs/catalog.ts";
import { createProcessors } from "./jobs/processors.ts";
import { createAskWhatIf } from "./use-cases/ask-what-if.ts";
import { createExplainPair } from "./use-cases/explain-pair.ts";
import { createIndexChanges } from "./use-cases/index-changes.ts";
import { createFeedIndex } from "./use-cases/feed-index.ts";
import { createKeepSnapshot } from "./use-cases/keep-snapshot.ts";
import { createMatchProfile } from "./use-cases/match-profile.ts";
import { createMatchVacancy } from "./use-cases/match-vacancy.ts";
import { createOwnPlaces } from "./use-cases/own-places.ts";
import { createPlanJobs } from "./use-cases/plan-jobs.ts";
import { createRankVacancies } from "./use-cases/rank-vacancies.ts";
import { createRankedLists } from "./use-cases/ranked-lists.ts";
import { createRereadProfiles } from "./use-cases/reread-profiles.ts";
import { createReplaySnapshot } from "./use-cases/replay-snapshot.ts";
import { createReviewSnapshot } from "./use-cases/review-snapshot.ts";

const queueName = "matching";
const stateTopics = [vacanciesTopic, profilesTopic];

/** Finds who fits what: makes jobs of new vacancies and profiles, and answers from an index of both. */
export const matchingService = { name: "matching" as const, loadConfig: loadMatchingConfig, start };

async function start(config: Config, context: ServiceContext): Promise<void> {
  const stores = await openStores(config, context);
  const isWorker = config.matchingRole !== "dispatcher";
  const index = isWorker ? await openIndex(config, context, stores) : undefined;
  const subjects = subjectsOf(context, stores, index);
  const useCases = index && createUseCases(config, context, stores, index);
  const routes = useCases
    ? [...createRankingRoutes(useCases), ...bindSubjectRoutes(matchingRoutes, subjects)]
    : [];
  const streams = index && useCases ? createWatchStreams({ ...stores, ...useCases }) : [];
  await startServer(config, context, { routes, streams });
  if (index && useCases) {
    // Jobs would only be put back before; meanwhile the server says "not ready".
    await untilStopped(index.reader.caughtUp, context.signal);
    await index.room.build(context.signal);
    if (context.signal.aborted) return;
    await startWorker(config, context, { ...stores, ...index, ...useCases });
  }
  if (config.matchingRole !== "worker") await startDispatcher(context, stores, subjects);
}

type Stores = Awaited<ReturnType<typeof openStores>>;
type Index = Awaited<ReturnType<typeof openIndex>>;
type UseCases = ReturnType<typeof createUseCases>;

async function openStores(config: Config, { clock, logger, health, resources }: ServiceContext) {
  const { mongoUrl, databaseName, kafkaBrokers, topicPrefix, redisUrl, queuePrefix } = config;
  const database = resources.use(
    await connectDatabase({ url: mongoUrl, name: databaseName, logger, health }),
  );
  const bus = resources.use(
    createKafkaBus({
      brokers: kafkaBrokers,
      service: "matching",
      topicPrefix,
      compactedTopicSettings: config.compactedTopicSettings,
      clock,
      logger,
      health,
    }),
  );
  await bus.ensureTopics([...stateTopics, matchesTopic]);
  const queue = resources.use(
    // Not part of readiness: without Redis lists and explanations go on, and jobs stand in `due`.
    createJobQueue({ redisUrl, prefix: queuePrefix, name: queueName, clock, logger }),
  );
  const due = createDueStore(database, jobs, { clock });
  const pseudonymise = createPseudonymiser(config.hmacSecret);
  const marks = createErasureMarks(database, { pseudonymise, clock });
  const parked = createParkedStore(database, { clock });
  return {
    database,
    bus,
    queue,
    due,
    pseudonymise,
    marks,
    parked,
    erased: createErasedIds(marks),
    dueJobs: createDueJobs({ due, queue, clock }),
    runSets: createMongoRunSets(database),
    snapshots: createMongoSnapshots(database, { clock, pseudonymise }),
    outbox: createFactOutbox({ database, clock, onPublished: createLatencyWatch(clock) }),
  };
}

/** The index with its reader, under a group of its own: every process holds everything. */
async function openIndex(
  config: Config,
  { clock, logger, health, resources }: ServiceContext,
  { bus, erased }: Stores,
) {
  const limitBytes = config.matchingIndexMebibytes * 2 ** 20;
  const threads = config.matchingThreads;
  const profiles = resources.use(createBlockProfileIndex({ limitBytes, threads, logger }));
  const vacancies = createKernelVacancyIndex(relatedOccupations);
  const changes = createIndexChanges();
  const feed = createFeedIndex({ profiles, vacancies, erased, changes });
  const snapshots = await openIndexSnapshots({
    folder: config.matchingSnapshotFolder,
    everyMs: config.matchingSnapshotMinutes * 60_000,
    topic: `${config.topicPrefix}${profilesTopic.name}`,
    ends: () => bus.endOffsets("profiles"),
    profiles,
    clock,
    logger,
  });
  const reader = resources.use(
    await startTopicReader({
      startAt: snapshots.startAt,
      bus,
      group: `matching-index-${randomUUID()}`,
      topics: stateTopics,
      ...createStatesIndexed(feed, logger),
      clock,
      logger,
    }),
  );
  resources.use(snapshots.start(() => reader.positions("profiles")));
  const reread = createRereadProfiles({ profiles, feed });
  const readAgain = createReadProfilesAgain({ bus, reread, clock, logger });
  const room = resources.use(startIndexUpkeep({ profiles, readAgain, clock, logger }));
  const index = createTopicIndexPositions(reader, room);
  const behindAtMostMs = config.matchingBehindAtMostMs;
  resources.use(watchIndex({ profiles, vacancies, index, room, health, behindAtMostMs }));
  return { profiles, vacancies, changes, reader, index, room };
}

function createUseCases(
  { matchingThreads }: Config,
  { clock }: ServiceContext,
  { erased, runSets, snapshots, dueJobs, outbox }: Stores,
  { profiles, vacancies, changes, index }: Index,
) {
  const now = () => clock.now();
  const parts = { model: currentModel, profiles, vacancies, index, erased, now };
  const matches = createOutboxMatchBook(outbox);
  const keepSnapshot = createKeepSnapshot({ snapshots, erased, planReview: dueJobs.planReview });
  const lists = { changes, related: relatedOccupations, keepSnapshot, clock };
  return {
    now,
    matchVacancy: createMatchVacancy({ ...parts, matches, isGathered: matchingThreads > 1 }),
    matchProfile: createMatchProfile({ ...parts, matches, runSets }),
    ...createRankedLists({ ...parts, ...lists }),
    rankVacancies: createRankVacancies(parts),
    explainPair: createExplainPair(parts),
    askWhatIf: createAskWhatIf({ ...parts, takeTurns: createTurns(clock) }),
    replaySnapshot: createReplaySnapshot({ snapshots, models }),
    reviewSnapshot: createReviewSnapshot({ snapshots, profiles, erased, index }),
    forgetCandidate: snapshots.removeCandidate,
  };
}

/** Every collection of this service's database, and the index (invariant 9). Jobs under way end at the mark. */
function subjectsOf(
  { clock }: ServiceContext,
  { database, marks, due, outbox, runSets, snapshots }: Stores,
  index: Pick<Index, "profiles"> | undefined,
) {
  return createSubjects({
    service: "matching",
    marks,
    clock,
    places: [
      duePlace(due),
      ...createOwnPlaces({ ...index, runSets, snapshots }),
      outboxPlace(outbox),
      ...parkedPlaces(database),
      pendingPlace(database, []),
      erasureMarksPlace(),
    ],
  });
}

async function startServer(
  config: Config,
  { health, logger, resources }: ServiceContext,
  served: { readonly routes: readonly BoundRoute[]; readonly streams: readonly BoundStream[] },
) {
  const { host, internalPort: port, tokensIn: tokens, redisUrl, queuePrefix: prefix } = config;
  const board = { redisUrl, prefix, names: [queueName], logger };
  const queueBoard = resources.use(createQueueBoard(board));
  const listen = { name: "matching", host, port, tokens, ...served, health, logger } as const;
  resources.use(await startInternalServer({ ...listen, queueBoard }));
}

/** Runs the jobs; the relay runs wherever facts are stored, as many as there are. */
async function startWorker(
  { redisUrl, queuePrefix: prefix, matchingConcurrency: concurrency }: Config,
  { clock, logger, resources }: ServiceContext,
  parts: Stores & Index & UseCases,
): Promise<void> {
  const { database, bus, outbox, due, queue } = parts;
  resources.use(await startRelay({ database, bus, owners: [], facts: [outbox], clock, logger }));
  resources.use(
    createJobWorker({
      redisUrl,
      prefix,
      name: queueName,
      catalog: jobs,
      due,
      clock,
      logger,
      concurrency,
      process: createProcessors(parts),
    }),
  );
  resources.use(startSweeper({ due, queue, clock, logger }));
}

/** Makes the jobs: one consumer group over both topics, in batches. */
async function startDispatcher(
  { clock, logger, resources }: ServiceContext,
  stores: Stores,
  { forget }: Subjects,
): Promise<void> {
  const { bus, database, dueJobs, snapshots, pseudonymise, parked, marks } = stores;
  const planJobs = createPlanJobs({
    endOffsets: bus.endOffsets,
    makeJobs: dueJobs.makeJobs,
    inSnapshots: snapshots.listing,
    pseudonymise,
  });
  resources.use(
    await startConsumer({
      bus,
      group: "matching-dispatcher",
      topics: stateTopics,
      handle: { batch: createStatesReceived(planJobs) },
      parked,
      erased: marks,
      forget,
      storesAnswer: () => database.ping(),
      clock,
      logger,
    }),
  );
}

/** Waits, unless the service is told to stop. */
async function untilStopped(ready: Promise<void>, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  await Promise.race([ready, stopped]);
}
