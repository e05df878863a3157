import {
  ingestionRoutes,
  profilesTopic,
  vacanciesTopic,
  type Profile,
  type Vacancy,
} from "@raakvlak/contracts";
import { createFleet, type Fleet } from "@raakvlak/infra/processes/fleet.ts";
import { createEagerTopics, startTopicReader, type Bus, type Fact } from "@raakvlak/messaging";
import { createServiceClient, developmentToken, type ServiceClient } from "@raakvlak/runtime";
import { eventually, startSmtpSink, type SmtpSink, type TestStack } from "@raakvlak/testing";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unsubscribeLinkOf } from "../run/read-mails.ts";
import { createMovedClock, type MovedClock } from "../run/moved-clock.ts";
import { openOffice, type Office } from "../run/office.ts";
import { holdPoints } from "./hold-points.ts";
import type { Replacement } from "./hooks/replacement.ts";

export const actors = ["ingestion", "preference", "matching", "notification"] as const;
export type Actor = (typeof actors)[number];

/** The platform on the shared servers, with places to stop at and guards that can be left out. */
export interface Stage {
  readonly stack: TestStack;
  readonly fleet: Fleet;
  readonly sink: SmtpSink;
  readonly clock: MovedClock;
  readonly office: Office;
  readonly bus: Bus;
  readonly ingestion: ServiceClient<typeof ingestionRoutes>;
  readonly feedFolder: string;
  /** Every profile that was published, in the order of its partition. */
  readonly profiles: readonly Fact<Profile>[];
  /** Every state of a vacancy that was published. */
  readonly vacancies: readonly Fact<Vacancy>[];
  /** Starts a service anew, without these guards; one that runs is asked to stop first. */
  restart(actor: Actor, without?: readonly Replacement[]): Promise<void>;
  /** The next one who comes to this place waits there. */
  hold(place: string): Promise<{ reached(): Promise<void>; release(): Promise<void> }>;
}

const readyTimeoutMs = 120_000;
const reachTimeoutMs = 60_000;
const hook = path.join(import.meta.dirname, "hooks/replace-pieces.ts");

/** Sets it up for one test file; everything is gone after the file's last test. */
export async function setStage(stack: TestStack): Promise<Stage> {
  // Asked for first, so that what stands under these names is removed last.
  const { topicPrefix } = stack;
  const folder = await mkdtemp(path.join(tmpdir(), "raakvlak-guards-"));
  stack.onCleanUp(() => rm(folder, { recursive: true, force: true }));
  const sink = await startSmtpSink();
  stack.onCleanUp(async () => sink[Symbol.asyncDispose]());
  await createEagerTopics({
    topics: [profilesTopic],
    brokers: stack.addresses.kafka,
    topicPrefix,
  });
  const clock = createMovedClock(path.join(folder, "clock-offset"));
  const fleet = await fleetOf(stack, { sink, clock, folder });
  stack.onCleanUp(async () => fleet[Symbol.asyncDispose]());
  for (const actor of actors) await writePieces(folder, actor, []);
  await fleet.start(readyTimeoutMs);
  const bus = await stack.bus("site");
  return {
    stack,
    fleet,
    sink,
    clock,
    bus,
    feedFolder: folder,
    office: openOffice({
      preferenceUrl: fleet.internalUrl("preference"),
      notificationUrl: fleet.internalUrl("notification"),
      unsubscribeLink: (address) => {
        const mail = sink.mails.findLast(({ to }) => to[0] === address);
        return mail && unsubscribeLinkOf(mail);
      },
      signal: AbortSignal.timeout(1_800_000),
    }),
    ingestion: createServiceClient(ingestionRoutes, {
      baseUrl: fleet.internalUrl("ingestion"),
      token: developmentToken("operator"),
      timeoutMs: 30_000,
    }),
    ...(await watchStates(stack, bus)),
    async restart(actor, without = []) {
      const process = fleet.process(actor);
      // Killed, its partitions would stay with it until its session ends.
      await process.stop();
      await writePieces(folder, actor, without);
      process.start();
      await process.ready(readyTimeoutMs);
    },
    hold: (place) => holdAt(folder, place),
  };
}

function fleetOf(
  stack: TestStack,
  { sink, clock, folder }: { sink: SmtpSink; clock: MovedClock; folder: string },
): Promise<Fleet> {
  return createFleet({
    stack: {
      kafka: { brokers: stack.addresses.kafka },
      mongo: { url: stack.addresses.mongo },
      redis: { url: stack.addresses.redis },
      smtp: { host: sink.host, port: sink.port },
      mailbox: { url: stack.addresses.mailbox },
    },
    name: stack.databaseName,
    folder,
    services: actors,
    clockFile: clock.file,
    environment: {
      RAAKVLAK_FEED_FOLDER: folder,
      RAAKVLAK_QUEUE_PREFIX: stack.queuePrefix,
      CHAOS_PIECES: folder,
      NODE_OPTIONS: `--import ${hook}`,
    },
  });
}

function writePieces(folder: string, actor: Actor, without: readonly Replacement[]): Promise<void> {
  const pieces = [...holdPoints[actor], ...without];
  return writeFile(path.join(folder, `${actor}.json`), JSON.stringify(pieces));
}

async function holdAt(folder: string, place: string) {
  const file = (state: string) => path.join(folder, `${place}.${state}`);
  for (const state of ["reached", "released"]) await rm(file(state), { force: true });
  await writeFile(file("armed"), "");
  return {
    reached: () =>
      eventually(
        () => {
          if (!existsSync(file("reached"))) throw new Error(`nobody has come to ${place}`);
        },
        { timeoutMs: reachTimeoutMs },
      ),
    async release() {
      await rm(file("armed"), { force: true });
      await writeFile(file("released"), "");
    },
  };
}

async function watchStates(
  stack: TestStack,
  bus: Bus,
): Promise<Pick<Stage, "profiles" | "vacancies">> {
  const profiles: Fact<Profile>[] = [];
  const vacancies: Fact<Vacancy>[] = [];
  const reader = await startTopicReader({
    bus,
    group: "guards-states",
    topics: [profilesTopic, vacanciesTopic],
    onFacts(facts) {
      for (const fact of facts)
        if (fact.topic === profilesTopic.name) profiles.push(fact as Fact<Profile>);
        else vacancies.push(fact as Fact<Vacancy>);
    },
    clock: stack.clock,
    logger: stack.logger,
  });
  stack.onCleanUp(async () => reader[Symbol.asyncDispose]());
  return { profiles, vacancies };
}
