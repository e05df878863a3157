import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import {
  matchesTopic,
  profileChanged,
  profilesTopic,
  vacanciesTopic,
  vacancyOpened,
  type Match,
  type Profile,
  type Vacancy,
} from "@raakvlak/contracts";
import { removeDemo } from "@raakvlak/infra/demo/remove-demo.ts";
import { createFleet, type Fleet } from "@raakvlak/infra/processes/fleet.ts";
import type { ServiceProcess } from "@raakvlak/infra/processes/service-process.ts";
import type { StackAddresses } from "@raakvlak/infra/stack/addresses.ts";
import { ensureStack } from "@raakvlak/infra/stack/ensure-stack.ts";
import {
  createKafkaBus,
  recordOf,
  startTopicReader,
  type Bus,
  type OutgoingRecord,
} from "@raakvlak/messaging";
import { connectDatabase, createLogger, createSystemClock } from "@raakvlak/runtime";
import { createJobQueue, type JobQueue } from "@raakvlak/runtime/job-queue";
import type { Tell } from "../bench-command.ts";

/** Matching on the real stack: one dispatcher, and as many workers as are started. */
export interface WorldOnStack extends AsyncDisposable {
  readonly stack: StackAddresses;
  readonly dispatcher: ServiceProcess;
  readonly queue: JobQueue;
  /** Started and ready: its index has everything that was published before. */
  startWorker(): Promise<ServiceProcess>;
  publishProfiles(profiles: readonly Profile[]): Promise<void>;
  publishVacancies(vacancies: readonly Vacancy[]): Promise<void>;
  /** Jobs that matching still owes. */
  owed(): Promise<number>;
}

const readyMs = 120_000;
const root = path.join(import.meta.dirname, "..", "..", "..");

/** Told of every copy of a match, with the id of the fact. */
type OnMatch = (match: Match, factId: string) => void;

const clock = createSystemClock();
const logger = createLogger({ service: "bench", level: "silent" });

export async function openWorld(tell: Tell, onMatch: OnMatch): Promise<WorldOnStack> {
  const stack = await ensureStack({ onProgress: tell });
  const name = `bench-${clock.now().getTime().toString(36)}-${process.pid}`;
  const folder = path.join(root, ".raakvlak", "bench", name);
  await mkdir(folder, { recursive: true });
  await using opening = new AsyncDisposableStack();
  opening.defer(() => rm(folder, { recursive: true }));
  opening.defer(() => removeDemo(stack, name));
  const fleet = opening.use(
    await createFleet({
      stack,
      name,
      folder,
      services: ["matching"],
      environment: { RAAKVLAK_MATCHING_ROLE: "dispatcher", RAAKVLAK_LOG_LEVEL: "warn" },
    }),
  );
  const bus = opening.use(await openBus(stack, fleet, onMatch));
  const database = opening.use(
    await connectDatabase({ url: stack.mongo.url, name: fleet.databaseName("matching"), logger }),
  );
  const place = { redisUrl: stack.redis.url, prefix: name, name: "matching", clock, logger };
  const queue = opening.use(createJobQueue({ ...place, publishMetrics: false }));
  await fleet.start(readyMs);
  const resources = opening.move();
  return {
    stack,
    dispatcher: fleet.process("matching"),
    queue,
    async startWorker() {
      const worker = await fleet.another("matching", { RAAKVLAK_MATCHING_ROLE: "worker" });
      worker.start();
      await worker.ready(readyMs);
      return worker;
    },
    publishProfiles: (profiles) => bus.publish(profiles.map(profileRecord)),
    publishVacancies: (vacancies) => bus.publish(vacancies.map(vacancyRecord)),
    owed: () => database.connection.collection("due").countDocuments(),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

function profileRecord(profile: Profile): OutgoingRecord {
  const { candidateId, version: stateVersion } = profile;
  return recordOf(profileChanged, profile, { id: `${candidateId} ${stateVersion}`, stateVersion });
}

function vacancyRecord(vacancy: Vacancy): OutgoingRecord {
  const { vacancyId, version: stateVersion } = vacancy;
  return recordOf(vacancyOpened, vacancy, { id: `${vacancyId} ${stateVersion}`, stateVersion });
}

/** Publishes as the owners of both topics would, and reads what matching makes of it. */
async function openBus(
  { kafka: { brokers } }: StackAddresses,
  { topicPrefix }: Fleet,
  onMatch: OnMatch,
): Promise<Pick<Bus, "publish"> & AsyncDisposable> {
  await using opening = new AsyncDisposableStack();
  const bus = opening.use(
    createKafkaBus({ brokers, service: "preference", topicPrefix, clock, logger }),
  );
  await bus.ensureTopics([profilesTopic, vacanciesTopic, matchesTopic]);
  opening.use(
    await startTopicReader({
      bus,
      group: `bench-${randomUUID()}`,
      topics: [matchesTopic],
      onFacts: (facts) => {
        for (const { data, id } of facts) onMatch(data as Match, id);
      },
      clock,
      logger,
    }),
  );
  const resources = opening.move();
  return { publish: bus.publish, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}
