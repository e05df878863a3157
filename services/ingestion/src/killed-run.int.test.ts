import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ingestionRoutes, vacanciesTopic, type Vacancy } from "@raakvlak/contracts";
import { startTopicReader, type Fact } from "@raakvlak/messaging";
import { createServiceClient, developmentToken, type ServiceClient } from "@raakvlak/runtime";
import { eventually, startProcess, useStack, type TestProcess, freePort } from "@raakvlak/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

const stack = useStack();
const resources = new AsyncDisposableStack();
const facts: Fact<Vacancy>[] = [];
const sourceId = "killed";
const total = 400;
let folder = "";

interface Running {
  readonly process: TestProcess;
  readonly client: ServiceClient<typeof ingestionRoutes>;
}

const offer = (id: string) => ({
  id,
  title: `Accountmanager nummer ${id}`,
  company_name: "Noorderlicht Software",
  city: "Utrecht",
  salary: { min: 3_500, max: 4_500, period: "month" },
  description: `<p>Je bouwt aan langdurige relaties met klanten in regio ${id} en haalt nieuwe klanten binnen met koude acquisitie.</p>`,
});

async function start(): Promise<Running> {
  const port = await freePort();
  const env = {
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_DATABASE_NAME: stack.databaseName,
    RAAKVLAK_INTERNAL_PORT: String(port),
    RAAKVLAK_FEED_FOLDER: folder,
    RAAKVLAK_LOG_LEVEL: "warn",
  };
  const process = resources.use(startProcess(path.join(import.meta.dirname, "main.ts"), { env }));
  const baseUrl = `http://127.0.0.1:${port}`;
  const client = createServiceClient(ingestionRoutes, {
    baseUrl,
    token: developmentToken("operator"),
    timeoutMs: 60_000,
  });
  await eventually(async () => expect((await client.listSources({})).ok).toBe(true), {
    timeoutMs: 20_000,
  });
  return { process, client };
}

async function runReports({ client }: Running) {
  const answer = await client.listRuns({ params: { sourceId } });
  return answer.ok ? answer.body.runs : [];
}

/** Until something of the run is on the topic. */
const begun = () =>
  eventually(() => expect(facts.length).toBeGreaterThan(0), { timeoutMs: 20_000, everyMs: 5 });
const publishedIds = () => new Set(facts.map(({ key }) => key));

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "raakvlak-killed-"));
  const offers = Array.from({ length: total }, (_, index) => offer(`k${index}`));
  await writeFile(path.join(folder, "killed.json"), JSON.stringify({ offers }));
  const bus = await stack.bus("matching");
  await bus.ensureTopics([vacanciesTopic]);
  const reader = await startTopicReader({
    bus,
    group: `${stack.databaseName}-reader`,
    topics: [vacanciesTopic],
    onFacts: (read) => void facts.push(...(read as readonly Fact<Vacancy>[])),
    clock: stack.clock,
    logger: stack.logger,
  });
  resources.use(reader);
});

afterAll(async () => {
  await resources.disposeAsync();
  await rm(folder, { recursive: true, force: true });
});

it("kill -9 in the middle of a run leaves every vacancy whole, and the next process finishes by itself", async () => {
  const first = await start();
  const body = {
    organisationId: "raakvlak",
    name: "x",
    format: "recruitee",
    location: { kind: "file", path: "killed.json" },
    closeShareMaximum: 50,
  } as const;
  expect((await first.client.putSource({ params: { sourceId }, body })).ok).toBe(true);
  const request = { params: { sourceId }, body: { dryRun: false, confirmClosing: false } };
  const broken = first.client.runSource(request).catch(() => "broken");
  await begun();
  await first.process.kill();
  expect(await broken).toBe("broken");
  expect(publishedIds().size).toBeLessThan(total);

  const second = await start();
  await eventually(() => expect(publishedIds().size).toBe(total), { timeoutMs: 45_000 });
  const outcomes = async () => (await runReports(second)).map(({ outcome }) => outcome);
  await eventually(async () => expect(await outcomes()).toEqual(["done", "failed"]), {
    timeoutMs: 20_000,
  });
  for (const { data, stateVersion } of facts) {
    expect(stateVersion).toBe(1);
    expect(data).toMatchObject({ status: "open", employer: { id: "noorderlicht-software" } });
  }
  const dry = await second.client.runSource({
    ...request,
    body: { dryRun: true, confirmClosing: false },
  });
  expect(dry.ok && dry.body).toMatchObject({ unchanged: total, opened: 0, changed: 0, closed: 0 });
}, 120_000);
