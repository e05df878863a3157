import path from "node:path";
import { ingestionRoutes, vacanciesTopic, type Vacancy } from "@raakvlak/contracts";
import { startTopicReader, type Fact } from "@raakvlak/messaging";
import {
  createServiceClient,
  developmentToken,
  startService,
  type Clock,
  type ServiceClient,
} from "@raakvlak/runtime";
import { eventually, startProcess, useStack, freePort } from "@raakvlak/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  sitemap,
  startPageServer,
  vacancyPage,
  type PageServer,
} from "./adapters/fixtures/page-server.ts";
import { loadIngestionConfig } from "./config.ts";
import { ingestionService } from "./service.ts";

const stack = useStack();
const resources = new AsyncDisposableStack();
const facts: Fact<Vacancy>[] = [];
const paths = Array.from({ length: 12 }, (_, at) => `/v/${at}`);
const params = { sourceId: "killed-list" };
const request = { params, body: { dryRun: false, confirmClosing: false } };
let site: PageServer;

/** By which the dead process's lease is over. */
const LATER_MS = 20_000;
const later: Clock = {
  ...stack.clock,
  now: () => new Date(stack.clock.now().getTime() + LATER_MS),
};

const environment = (port: number, delayMs: number) => ({
  RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
  RAAKVLAK_MONGO: stack.addresses.mongo,
  RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
  RAAKVLAK_DATABASE_NAME: stack.databaseName,
  RAAKVLAK_INTERNAL_PORT: String(port),
  RAAKVLAK_RUN_EVERY_MINUTES: "0",
  RAAKVLAK_PAGE_DELAY_MS: String(delayMs),
  RAAKVLAK_ALLOWED_FEED_HOSTS: site.host,
  RAAKVLAK_LOG_LEVEL: "warn",
});

const clientAt = (port: number): ServiceClient<typeof ingestionRoutes> =>
  createServiceClient(ingestionRoutes, {
    baseUrl: `http://127.0.0.1:${port}`,
    token: developmentToken("operator"),
    timeoutMs: 60_000,
  });

beforeAll(async () => {
  site = resources.use(await startPageServer());
  site.answers.set("/sitemap.xml", sitemap(...paths.map((one) => site.origin + one)));
  for (const one of paths) site.answers.set(one, vacancyPage(`Accountmanager ${one}`));
  const bus = await stack.bus("matching");
  await bus.ensureTopics([vacanciesTopic]);
  resources.use(
    await startTopicReader({
      bus,
      group: `${stack.databaseName}-reader`,
      topics: [vacanciesTopic],
      onFacts: (read) => void facts.push(...(read as readonly Fact<Vacancy>[])),
      clock: stack.clock,
      logger: stack.logger,
    }),
  );
});

afterAll(() => resources.disposeAsync());

/** Until the run shows that pages were read. */
async function progressOf(client: ServiceClient<typeof ingestionRoutes>): Promise<number> {
  let read = 0;
  await eventually(
    async () => {
      const listed = await client.listRuns({ params });
      read = (listed.ok && listed.body.running?.pages?.read) || 0;
      expect(read).toBeGreaterThan(0);
    },
    { timeoutMs: 20_000 },
  );
  return read;
}

it("a list of pages that was being read when its process was killed is read on from there", async () => {
  const port = await freePort();
  const main = path.join(import.meta.dirname, "main.ts");
  const first = resources.use(startProcess(main, { env: environment(port, 500) }));
  const client = clientAt(port);
  await eventually(async () => expect((await client.listSources({})).ok).toBe(true), {
    timeoutMs: 20_000,
  });
  const source = {
    organisationId: "raakvlak",
    name: "Noorderlicht",
    format: "json-ld" as const,
    closeShareMaximum: 50,
  };
  const url = `${site.origin}/sitemap.xml`;
  const list = { ...source, location: { kind: "url" as const, url }, pages: {} };
  expect((await client.putSource({ params, body: list })).ok).toBe(true);
  const page = { ...source, location: { kind: "url" as const, url: `${site.origin}/los` } };
  const beside = { sourceId: "beside" };
  site.answers.set("/los", vacancyPage("Accountmanager Los"));
  expect((await client.putSource({ params: beside, body: page })).ok).toBe(true);

  const broken = client.runSource(request).catch(() => "broken");
  const read = await progressOf(client);
  // Neither the source's list nor another source waits for it.
  expect(await client.runSource(request)).toMatchObject({ problem: { code: "run-under-way" } });
  expect(await client.runSource({ ...request, params: beside })).toMatchObject({
    body: { outcome: "done", opened: 1 },
  });
  await first.kill();
  expect(await broken).toBe("broken");
  expect(site.requests.length).toBeLessThan(paths.length);

  const secondPort = await freePort();
  const config = loadIngestionConfig(environment(secondPort, 0));
  const { logger } = stack;
  resources.use(await startService(ingestionService, { config, clock: later, logger }));
  const answer = await clientAt(secondPort).runSource(request);
  if (!answer.ok) throw new Error(answer.problem.code);
  const { pages, ...report } = answer.body;
  expect(report).toMatchObject({ outcome: "done", opened: paths.length, closed: 0 });
  expect((pages?.read ?? 0) + (pages?.resumed ?? 0)).toBe(paths.length);
  expect(pages?.resumed).toBeGreaterThanOrEqual(read);
  const asked = (one: string) => site.requests.filter((at) => at.startsWith(`${one} `)).length;
  // Only the page that was under way when the process died may have been asked for twice.
  expect(paths.filter((one) => asked(one) > 1).length).toBeLessThanOrEqual(1);
  await eventually(() =>
    expect(new Set(facts.map(({ data }) => data?.title)).size).toBe(paths.length + 1),
  );
  for (const { stateVersion } of facts) expect(stateVersion).toBe(1);
}, 90_000);
