import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { ingestionRoutes, vacanciesTopic, type RunReport, type Vacancy } from "@raakvlak/contracts";
import { startTopicReader, type Fact } from "@raakvlak/messaging";
import {
  createServiceClient,
  developmentToken,
  startService,
  type Clock,
  type ServiceClient,
} from "@raakvlak/runtime";
import { eventually, useStack, freePort } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadIngestionConfig } from "./config.ts";
import { ingestionService } from "./service.ts";

const stack = useStack();
const resources = new AsyncDisposableStack();
const facts: Fact<Vacancy>[] = [];
let folder = "";
let client: ServiceClient<typeof ingestionRoutes>;
let offsetMs = 0;

/** Real time that the test can move: lease and calendar follow it. */
const clock: Clock = {
  ...stack.clock,
  now: () => new Date(stack.clock.now().getTime() + offsetMs),
};
const DAY_MS = 86_400_000;

const offer = (id: number | string, more: Record<string, unknown> = {}) => ({
  id,
  title: `Accountmanager nummer ${id}`,
  company_name: "Noorderlicht Software",
  city: "Utrecht",
  hybrid: true,
  salary: { min: 3_500, max: 4_500, period: "month", currency: "EUR" },
  description: `<p>Je bouwt aan langdurige relaties met klanten in regio ${id} en haalt nieuwe klanten binnen met koude acquisitie.</p>`,
  requirements: "<p>Hbo werk- en denkniveau.</p>",
  published_at: "2026-09-01 08:00:00 UTC",
  ...more,
});

const writeFeed = (name: string, offers: readonly unknown[]) =>
  writeFile(path.join(folder, name), JSON.stringify({ offers }));
const last = (externalId: string) =>
  facts.findLast(({ data }) => data?.sources[0]?.externalId === externalId);
/** As a reader takes them: the owner may publish a state once more, and a version that is held is passed over. */
const typesOf = (externalId: string) => {
  const own = facts.filter(({ data }) => data?.sources[0]?.externalId === externalId);
  let held = 0;
  return own.flatMap(({ type, stateVersion = 0 }) => {
    if (stateVersion <= held) return [];
    held = stateVersion;
    return [`${type} ${stateVersion}`];
  });
};

async function answered<Body>(
  answer: Promise<{ ok: true; body: Body } | { ok: false; problem: { code: string } }>,
): Promise<Body> {
  const given = await answer;
  if (!given.ok) throw new Error(`refused: ${given.problem.code}`);
  return given.body;
}

async function addSource(sourceId: string, closeShareMaximum = 50): Promise<void> {
  const body = {
    organisationId: "raakvlak",
    name: "Noorderlicht",
    format: "recruitee" as const,
    location: { kind: "file" as const, path: `${sourceId}.json` },
    closeShareMaximum,
  };
  await answered(client.putSource({ params: { sourceId }, body }));
}

const run = (
  sourceId: string,
  more: { dryRun?: boolean; confirmClosing?: boolean } = {},
): Promise<RunReport> =>
  answered(
    client.runSource({
      params: { sourceId },
      body: { dryRun: false, confirmClosing: false, ...more },
    }),
  );

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "raakvlak-feeds-"));
  const port = await freePort();
  const config = loadIngestionConfig({
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_DATABASE_NAME: stack.databaseName,
    RAAKVLAK_INTERNAL_PORT: String(port),
    RAAKVLAK_FEED_FOLDER: folder,
    RAAKVLAK_RUN_EVERY_MINUTES: "0",
  });
  resources.use(await startService(ingestionService, { config, clock, logger: stack.logger }));
  client = createServiceClient(ingestionRoutes, {
    baseUrl: `http://127.0.0.1:${port}`,
    token: developmentToken("operator"),
    timeoutMs: 60_000,
  });
  const bus = await stack.bus("matching");
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

describe("a source by file", () => {
  it("opens, says nothing when nothing changes, changes, closes and opens again", async () => {
    await writeFeed("plain.json", [offer(1), offer(2), offer(3)]);
    await addSource("plain");
    expect(await run("plain")).toMatchObject({
      outcome: "done",
      items: 3,
      opened: 3,
      changed: 0,
      closed: 0,
      refused: 0,
      problems: [],
    });
    await eventually(() => expect(typesOf("1")).toEqual(["vacancy.opened 1"]));
    expect(last("1")?.data).toMatchObject({
      status: "open",
      title: "Accountmanager nummer 1",
      employer: { id: "noorderlicht-software" },
      places: [{ label: "Utrecht" }],
      pay: { fixedMin: 3_500, fixedMax: 4_500 },
      occupations: [{ concept: "occupation:account-manager" }],
      origin: { "pay.fixedMin": { source: "plain", confidence: 95 } },
    });

    expect(await run("plain")).toMatchObject({ outcome: "not-modified", items: 0 });
    await writeFeed("plain.json", [offer(3), offer(1), offer(2)]);
    expect(await run("plain")).toMatchObject({
      outcome: "done",
      unchanged: 3,
      opened: 0,
      changed: 0,
      closed: 0,
    });

    await writeFeed("plain.json", [
      offer(1, { salary: { min: 3_600, max: 4_600, period: "month" } }),
      offer(2),
    ]);
    expect(await run("plain")).toMatchObject({ changed: 1, closed: 1, unchanged: 1 });
    await eventually(() => expect(typesOf("3")).toEqual(["vacancy.opened 1", "vacancy.closed 2"]));
    expect(last("3")?.data).toMatchObject({
      status: "closed",
      closed: { reason: "gone-from-source" },
    });
    await eventually(() =>
      expect(last("1")?.data).toMatchObject({ version: 2, pay: { fixedMin: 3_600 } }),
    );

    await writeFeed("plain.json", [offer(1), offer(2), offer(3)]);
    expect(await run("plain")).toMatchObject({ opened: 1, changed: 1 });
    await eventually(() =>
      expect(typesOf("3")).toEqual(["vacancy.opened 1", "vacancy.closed 2", "vacancy.opened 3"]),
    );
  });

  it("stops and asks before it closes too much, whatever else the feed says", async () => {
    await writeFeed("asks.json", [offer("a"), offer("b"), offer("c")]);
    await addSource("asks");
    await run("asks");
    await writeFeed("asks.json", [offer("c"), offer("d")]);
    expect(await run("asks")).toMatchObject({
      outcome: "needs-confirmation",
      opened: 0,
      closed: 0,
      detail: expect.stringContaining("67 %") as string,
    });
    await writeFeed("asks.json", []);
    expect(await run("asks")).toMatchObject({ outcome: "needs-confirmation", closed: 0 });
    await writeFeed("asks.json", [offer("c"), offer("d")]);
    expect(await run("asks", { confirmClosing: true })).toMatchObject({
      outcome: "done",
      opened: 1,
      closed: 2,
    });
  });

  it("lets a bad item harm only itself and a broken feed close nothing", async () => {
    await writeFeed("bad.json", [offer("x"), { id: "y" }, 7, offer("z", { salary: "veel" })]);
    await addSource("bad");
    const report = await run("bad");
    expect(report).toMatchObject({ opened: 2, refused: 2 });
    expect(report.problems.map(({ item, field }) => `${item} ${field}`)).toEqual([
      "y title",
      "#3 ",
      "z salary",
    ]);
    await writeFile(path.join(folder, "bad.json"), '{"offers": [');
    expect(await run("bad")).toMatchObject({
      outcome: "failed",
      closed: 0,
      detail: expect.stringContaining("JSON") as string,
    });
    await rm(path.join(folder, "bad.json"));
    expect(await run("bad")).toMatchObject({
      outcome: "failed",
      detail: "The file can not be read (ENOENT).",
    });
  });

  it("merges copies and keeps the merged id as an alias", async () => {
    const copy = { title: "Accountmanager Utrecht", description: offer(0).description };
    await writeFeed("twice.json", [offer("m1", copy), offer("m2")]);
    await addSource("twice", 100);
    await run("twice");
    await writeFeed("twice.json", [offer("m1", copy), offer("m2", copy)]);
    expect(await run("twice")).toMatchObject({ changed: 1, closed: 1 });
    await eventually(() => expect(last("m2")?.data?.closed?.reason).toBe("merged"));
    const survivor = last("m1")?.data;
    const merged = last("m2")?.data;
    expect(merged?.closed?.mergedInto).toBe(survivor?.vacancyId);
    expect(survivor?.aliases).toEqual([merged?.vacancyId]);
    expect(survivor?.sources.map(({ externalId }) => externalId)).toEqual(["m1", "m2"]);
  });

  it("shows in a dry run what it would do, and does nothing", async () => {
    await writeFeed("dry.json", [offer("d1")]);
    await addSource("dry");
    expect(await run("dry", { dryRun: true })).toMatchObject({
      dryRun: true,
      outcome: "done",
      opened: 1,
    });
    expect(await run("dry")).toMatchObject({ opened: 1 });
    expect(await run("dry", { dryRun: true })).toMatchObject({
      outcome: "done",
      opened: 0,
      unchanged: 1,
    });
    const { runs } = await answered(client.listRuns({ params: { sourceId: "dry" } }));
    expect(runs.map(({ dryRun, opened }) => [dryRun, opened])).toEqual([[false, 1]]);
  });

  it("lists sources with what they hold open", async () => {
    const { sources } = await answered(client.listSources({}));
    expect(sources.find(({ sourceId }) => sourceId === "plain")).toMatchObject({
      openVacancies: 3,
      lastRun: { outcome: "done" },
    });
  });
});

describe("the calendar", () => {
  it("closes what has expired, publishes a tombstone after 90 days, and lets the id come back", async () => {
    const today = clock.now();
    const tomorrow = new Date(today.getTime() + DAY_MS).toISOString().slice(0, 10);
    await writeFeed("dated.json", [offer("e1", { close_at: tomorrow })]);
    await addSource("dated", 100);
    await run("dated");
    await eventually(() => expect(last("e1")?.type).toBe("vacancy.opened"));
    const id = last("e1")?.key;
    offsetMs += 2 * DAY_MS;
    await eventually(() => expect(last("e1")?.data?.closed?.reason).toBe("expired"), {
      timeoutMs: 20_000,
    });
    offsetMs += 91 * DAY_MS;
    await eventually(
      () =>
        expect(facts.findLast(({ key }) => key === id)).toMatchObject({
          data: undefined,
          stateVersion: 3,
        }),
      { timeoutMs: 20_000 },
    );
    await writeFeed("dated.json", [offer("e1")]);
    expect(await run("dated")).toMatchObject({ opened: 1 });
    await eventually(() =>
      expect(facts.findLast(({ key }) => key === id)).toMatchObject({
        type: "vacancy.opened",
        stateVersion: 4,
      }),
    );
  });
});
