import { ingestionRoutes, type Caller, type ServiceName } from "@raakvlak/contracts";
import { buildSite } from "@raakvlak/infra/demo/build-site.ts";
import { compare, isEqual } from "@raakvlak/infra/demo/comparison.ts";
import { demandsBetween } from "@raakvlak/infra/demo/demands.ts";
import type { InventedCandidate } from "@raakvlak/infra/demo/invented-candidates.ts";
import { removeDemo } from "@raakvlak/infra/demo/remove-demo.ts";
import { watchVacancies, type VacancyWatch } from "@raakvlak/infra/demo/vacancy-watch.ts";
import { serviceNames } from "@raakvlak/infra/processes/fleet.ts";
import type { StackAddresses } from "@raakvlak/infra/stack/addresses.ts";
import {
  connectDatabase,
  createLogger,
  createServiceClient,
  createSystemClock,
  developmentToken,
} from "@raakvlak/runtime";
import { eventually } from "@raakvlak/testing";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { startJourney, type Journey } from "../e2e/journey.ts";
import { manyOffers } from "../e2e/many-offers.ts";
import { moveWhenQuiet } from "../e2e/move-when-quiet.ts";

const clock = createSystemClock();
const logger = createLogger({ service: "outages", level: "silent" });
const sourceId = "outages";

export interface OutageOptions {
  readonly name: string;
  readonly stack: StackAddresses;
  readonly candidates: number;
  readonly vacancies: number;
  /** Where ingestion keeps its own, when that is not to be away together with the others' database. */
  readonly ingestionMongo?: string;
}

export interface Request {
  readonly as?: Caller;
  readonly method?: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
  readonly tookMs: number;
}

/** All services as processes, people who want to be told at once, and a feed that grows: what an outage happens to. */
export interface OutageWorld extends AsyncDisposable {
  readonly journey: Journey;
  readonly watch: VacancyWatch;
  /** Who was registered; who registers later is added by the test. */
  readonly people: InventedCandidate[];
  /** The feed grows by so many vacancies and is taken in; throws when ingestion can not. */
  takeIn(count: number): Promise<void>;
  /** How many it has taken in so far. */
  taken(): number;
  ask(service: ServiceName, path: string, request?: Request): Promise<Answer>;
  /** Sum of a metric's values over its labels. */
  metric(service: ServiceName, name: string): Promise<number>;
  /** Throws unless every process lives, and is the one that it was at the beginning. */
  expectSameProcesses(): Promise<void>;
  /** Everything that was taken in is published, everybody was mailed what fits, once, and nothing is parked; by then or it throws. */
  expectAllTold(timeoutMs: number): Promise<void>;
}

export async function startOutageWorld(options: OutageOptions): Promise<OutageWorld> {
  await buildSite();
  await using rollback = new AsyncDisposableStack();
  const journey = rollback.use(await startJourney(options.name, {}, options.stack));
  const ingestionUrl = await moveIngestion(journey, options);
  const people = journey.invent(options.candidates, 4);
  const since = clock.now();
  await journey.register(people);
  const { brokers } = options.stack.kafka;
  const watch = rollback.use(await watchVacancies(brokers, journey.fleet.topicPrefix));
  const feed = await openFeed(journey, ingestionUrl, options.vacancies);
  const urlOf = (service: ServiceName) =>
    service === "ingestion" ? ingestionUrl : journey.fleet.internalUrl(service);
  const before = pidsOf(journey);
  if (options.ingestionMongo !== undefined) {
    const elsewhere = { ...options.stack, mongo: { url: options.ingestionMongo } };
    rollback.defer(() => removeDemo(elsewhere, journey.fleet.topicPrefix.slice(0, -1)));
  }
  const resources = rollback.move();
  return {
    journey,
    watch,
    people,
    ...feed,
    ask: (service, path, request) => ask(`${urlOf(service)}${path}`, request),
    metric: (service, name) => readMetric(urlOf(service), name),
    async expectSameProcesses() {
      for (const service of serviceNames)
        expect((await ask(`${urlOf(service)}/livez`)).status, service).toBe(200);
      expect(pidsOf(journey)).toEqual(before);
    },
    async expectAllTold(timeoutMs) {
      const deadlineMs = clock.monotonicMs() + timeoutMs;
      await eventually(() => expect(watch.vacancies.size).toBe(feed.taken()), { timeoutMs });
      await everybodyIsTold({ journey, watch, people }, since, deadlineMs);
      expect(await countParked(journey, options)).toEqual([]);
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** Another process of ingestion takes the place of the fleet's: with stores of its own it goes on while the others' are away. */
async function moveIngestion(journey: Journey, options: OutageOptions): Promise<string> {
  const { fleet } = journey;
  if (options.ingestionMongo === undefined) return fleet.internalUrl("ingestion");
  await fleet.process("ingestion").stop();
  const moved = await fleet.another("ingestion", { RAAKVLAK_MONGO: options.ingestionMongo });
  moved.start();
  await moved.ready(60_000);
  return moved.internalUrl;
}

async function openFeed(journey: Journey, baseUrl: string, most: number) {
  const token = developmentToken("operator");
  const ingestion = createServiceClient(ingestionRoutes, { baseUrl, token, timeoutMs: 30_000 });
  const offers = await manyOffers(most);
  const file = join(journey.feedFolder, "feed.json");
  const params = { sourceId };
  const body = {
    organisationId: "raakvlak",
    name: "Outages",
    format: "recruitee" as const,
    location: { kind: "file" as const, path: "feed.json" },
    closeShareMaximum: 50,
  };
  expect(await ingestion.putSource({ params, body })).toMatchObject({ ok: true });
  let taken = 0;
  return {
    taken: () => taken,
    async takeIn(count: number) {
      if (taken + count > most) throw new Error(`the feed ends after ${most}`);
      await writeFile(`${file}.new`, JSON.stringify({ offers: offers.slice(0, taken + count) }));
      await rename(`${file}.new`, file);
      const run = await ingestion.runSource({
        params,
        body: { dryRun: false, confirmClosing: false },
      });
      expect(run).toMatchObject({ ok: true, body: { outcome: "done", opened: count } });
      taken += count;
    },
  };
}

/** When no further mail comes the services' clock moves on, so that what gathers is due. */
async function everybodyIsTold(
  { journey, watch, people }: Pick<OutageWorld, "journey" | "watch" | "people">,
  since: Date,
  deadlineMs: number,
): Promise<void> {
  const addresses = new Set(people.map(({ contact }) => contact.address));
  const time = moveWhenQuiet(journey.clockFile);
  const look = async () => {
    const mails = await journey.mailbox.receive(addresses);
    await time.seen(mails.length);
    const until = new Date(clock.now().getTime() + time.movedMs);
    const { demanded, allowed } = demandsBetween(
      people,
      [...watch.vacancies.values()],
      since,
      until,
    );
    return compare(demanded, mails, allowed);
  };
  await eventually(async () => expect(await look()).toEqual({ lost: [], extra: [], doubled: [] }), {
    timeoutMs: Math.max(0, deadlineMs - clock.monotonicMs()),
    everyMs: 300,
  });
  // What comes too much comes late: one more time of gathering, and a moment for it to leave.
  await time.move();
  await clock.sleep(2_500);
  expect(isEqual(await look())).toBe(true);
}

async function countParked(journey: Journey, options: OutageOptions): Promise<string[]> {
  const found: string[] = [];
  for (const service of serviceNames) {
    const moved = service === "ingestion" ? options.ingestionMongo : undefined;
    const name = journey.fleet.databaseName(service);
    const url = moved ?? options.stack.mongo.url;
    await using database = await connectDatabase({ url, name, logger });
    const parked = await database.connection.collection("parked").find().toArray();
    found.push(...parked.map(({ reason }) => `${service}: ${String(reason)}`));
    const jobs = database.connection.collection("due");
    if ((await jobs.countDocuments({ parkedAt: { $exists: true } })) > 0)
      found.push(`${service}: jobs were given up`);
  }
  return found;
}

export async function ask(
  url: string,
  { as = "operator", method = "GET", body }: Request = {},
): Promise<Answer> {
  const beganAtMs = clock.monotonicMs();
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${developmentToken(as)}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(40_000),
  });
  const text = await response.text();
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  return {
    status: response.status,
    type,
    body: type.endsWith("json") ? JSON.parse(text) : text,
    tookMs: clock.monotonicMs() - beganAtMs,
  };
}

function pidsOf({ fleet }: Journey): (number | undefined)[] {
  return [...fleet.processes.values()].map(({ pid }) => pid);
}

/** Sum of a metric's values, over all its labels or those that hold the given words. */
export async function readMetric(url: string, name: string, labels = ""): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  // `name{labels} value`
  const values = text
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .filter((line) => line.includes(labels))
    .map((line) => Number(line.replace(/^[^ {]+(?:\{[^}]*\})? /, "").split(" ")[0]));
  if (values.length === 0) throw new Error(`there is no ${name}`);
  return values.reduce((sum, value) => sum + value, 0);
}
