import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ingestionRoutes, vacanciesTopic, type Vacancy } from "@raakvlak/contracts";
import { startTopicReader, type Fact } from "@raakvlak/messaging";
import {
  createServiceClient,
  developmentToken,
  startService,
  type ServiceClient,
} from "@raakvlak/runtime";
import { eventually, useStack, freePort } from "@raakvlak/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pageAttacks } from "./adapters/fixtures/page-attacks.ts";
import {
  sitemap,
  startPageServer,
  status,
  vacancyPage,
  type PageServer,
} from "./adapters/fixtures/page-server.ts";
import { loadIngestionConfig } from "./config.ts";
import { ingestionService } from "./service.ts";

const stack = useStack();
const resources = new AsyncDisposableStack();
const facts: Fact<Vacancy>[] = [];
let site: PageServer;
/** Another origin, which the operator allows too: only the rule of one origin keeps us from it. */
let other: PageServer;
let client: ServiceClient<typeof ingestionRoutes>;
let sources = 0;

beforeAll(async () => {
  site = resources.use(await startPageServer());
  other = resources.use(await startPageServer());
  const port = await freePort();
  const config = loadIngestionConfig({
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_DATABASE_NAME: stack.databaseName,
    RAAKVLAK_INTERNAL_PORT: String(port),
    RAAKVLAK_RUN_EVERY_MINUTES: "0",
    RAAKVLAK_PAGE_DELAY_MS: "0",
    RAAKVLAK_PAGES_MAXIMUM: "20",
    RAAKVLAK_FEED_SECONDS_MAXIMUM: "1",
    RAAKVLAK_ALLOWED_FEED_HOSTS: `${site.host},${other.host}`,
  });
  const { clock, logger } = stack;
  resources.use(await startService(ingestionService, { config, clock, logger }));
  client = createServiceClient(ingestionRoutes, {
    baseUrl: `http://127.0.0.1:${port}`,
    token: developmentToken("operator"),
    timeoutMs: 60_000,
  });
  resources.use(
    await startTopicReader({
      bus: await stack.bus("matching"),
      group: `${stack.databaseName}-reader`,
      topics: [vacanciesTopic],
      onFacts: (read) => void facts.push(...(read as readonly Fact<Vacancy>[])),
      clock,
      logger,
    }),
  );
});

beforeEach(() => {
  sources += 1;
  for (const { answers, requests } of [site, other]) {
    answers.clear();
    requests.splice(0);
  }
});

afterAll(() => resources.disposeAsync());

async function add(index: string, pages: { match?: string } = {}): Promise<void> {
  const body = {
    organisationId: "raakvlak",
    name: "Noorderlicht",
    format: "json-ld" as const,
    location: { kind: "url" as const, url: site.origin + index },
    closeShareMaximum: 50,
    pages,
  };
  const put = await client.putSource({ params: { sourceId: `list-${sources}` }, body });
  if (!put.ok) throw new Error(put.problem.code);
}

async function run(confirmClosing = false) {
  const body = { dryRun: false, confirmClosing };
  const answer = await client.runSource({ params: { sourceId: `list-${sources}` }, body });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.body;
}

/** The sitemap of these paths, and a vacancy page at each that has nothing else. */
function write(...paths: string[]): void {
  site.answers.set("/sitemap.xml", sitemap(...paths.map((one) => site.origin + one)));
  for (const one of paths)
    if (!site.answers.has(one))
      site.answers.set(one, vacancyPage(`Accountmanager ${sources}${one}`));
}
const last = (page: string) =>
  facts.findLast(({ data }) => data?.title === `Accountmanager ${sources}${page}`);

describe("a list of pages by its sitemap", () => {
  it("opens, asks only for what changed, keeps what fails, and closes what is gone or named no more", async () => {
    write("/v/1", "/v/2", "/v/3", "/v/4", "/v/5");
    await add("/sitemap.xml");
    expect(await run()).toMatchObject({
      outcome: "done",
      opened: 5,
      pages: { listed: 5, read: 5, waiting: 0 },
    });
    await eventually(() => expect(last("/v/5")?.type).toBe("vacancy.opened"));
    expect(last("/v/1")?.data).toMatchObject({
      employer: { name: "Noorderlicht" },
      places: [{ municipality: "Zwolle" }],
      sources: [{ url: `${site.origin}/v/1` }],
    });

    site.requests.splice(0);
    site.answers.set("/v/1", vacancyPage(`Accountmanager ${sources}/v/1`, { workHours: "32" }));
    site.answers.set("/v/2", status(500));
    site.answers.delete("/v/3");
    write("/v/1", "/v/2", "/v/3", "/v/4");
    site.answers.delete("/v/3");
    expect(await run()).toMatchObject({
      outcome: "done",
      closed: 2,
      pages: { listed: 4, read: 1, unchanged: 1, gone: 1, failed: 1 },
      problems: [{ item: `${site.origin}/v/2`, field: "page" }],
    });
    expect(site.requests).toEqual([
      "/robots.txt 404",
      "/sitemap.xml 200",
      "/v/1 200",
      "/v/2 500",
      "/v/3 404",
      "/v/4 304",
    ]);
    for (const page of ["/v/3", "/v/5"])
      await eventually(() => expect(last(page)?.data?.closed?.reason).toBe("gone-from-source"));
    expect(last("/v/2")?.data?.status).toBe("open");

    write("/v/1");
    expect(await run()).toMatchObject({ outcome: "needs-confirmation", closed: 0 });
    expect(await run(true)).toMatchObject({ outcome: "done", closed: 2 });
  });

  it("reads sitemaps that an index names, packed ones too, and follows a match", async () => {
    site.answers.set(
      "/index.xml",
      `<sitemapindex><sitemap><loc>${site.origin}/a.xml.gz</loc></sitemap><sitemap><loc>${site.origin}/b.xml</loc></sitemap></sitemapindex>`,
    );
    const paths = ["/nl/v/1", "/nl/blog/1"].map((one) => site.origin + one);
    site.answers.set("/a.xml.gz", gzipSync(sitemap(...paths)));
    site.answers.set("/b.xml", sitemap(`${site.origin}/nl/v/2`));
    for (const one of ["/nl/v/1", "/nl/v/2"]) site.answers.set(one, vacancyPage(`V ${one}`));
    await add("/index.xml", { match: "/*/v/" });
    expect(await run()).toMatchObject({ opened: 2, pages: { listed: 2, read: 2 } });
    expect(site.requests).not.toContain("/nl/blog/1 404");

    site.answers.set("/a.xml.gz", status(503));
    expect(await run()).toMatchObject({
      outcome: "done",
      closed: 0,
      detail: expect.stringContaining(
        "What no page names any more was not taken for gone.",
      ) as string,
    });
  });

  it("keeps to robots.txt", async () => {
    write("/v/1", "/prive/2");
    site.answers.set("/robots.txt", "User-agent: *\nDisallow: /prive/");
    await add("/sitemap.xml");
    expect(await run()).toMatchObject({
      opened: 1,
      pages: { listed: 2, read: 1, disallowed: 1 },
      detail: "robots.txt disallows 1 pages.",
    });
    expect(site.requests.join()).not.toContain("/prive/");
  });

  it("tells how many pages wait for the next run", async () => {
    write(...Array.from({ length: 25 }, (_, at) => `/v/${at}`));
    await add("/sitemap.xml");
    expect(await run()).toMatchObject({
      opened: 20,
      pages: { listed: 25, read: 20, waiting: 5 },
      detail: expect.stringContaining("5 of 25 pages wait for the next run") as string,
    });
    expect(await run()).toMatchObject({ opened: 5, closed: 0, pages: { read: 5, unchanged: 15 } });
  });
});

const dataFolder = process.env["RAAKVLAK_DATA"] ?? path.resolve("../shared/data");
const sample = (name: string) => path.join(dataFolder, "feeds/jsonld", name);

describe("a list of pages by an overview", () => {
  it("follows its links below it, and none of a page's own", async () => {
    site.answers.set(
      "/vacatures/",
      `<a href="1">Een</a> <a href="/vacatures/2#solliciteer">Twee</a> <a href="/over-ons">Over ons</a> <a href="https://example.com/">Elders</a>`,
    );
    for (const one of ["1", "2"])
      site.answers.set(`/vacatures/${one}`, `${vacancyPage(`O ${one}`)}<a href="3">Nog een</a>`);
    await add("/vacatures/");
    expect(await run()).toMatchObject({ opened: 2, pages: { listed: 2, read: 2, elsewhere: 1 } });
    expect(site.requests.length).toBe(4);
  });

  it.skipIf(!existsSync(sample("breezy_second_block.html")))(
    "of real samples (RAAKVLAK_DATA), with a page that is no vacancy among them",
    async () => {
      const names = ["breezy_second_block", "afas_cdata_wrapped", "JSONLD_with_control_characters"];
      site.answers.set("/banen", names.map((name) => `<a href="/banen/${name}">`).join(""));
      for (const name of names)
        site.answers.set(`/banen/${name}`, readFileSync(sample(`${name}.html`)));
      await add("/banen");
      expect(await run()).toMatchObject({ outcome: "done", opened: 2, pages: { read: 3 } });
      expect(await run()).toMatchObject({ outcome: "done", unchanged: 2, pages: { unchanged: 3 } });
    },
  );
});

describe("a hostile list of pages", () => {
  it.each(Object.entries(pageAttacks))(
    "costs nothing that it has when it %s",
    async (_what, attack) => {
      write("/v/1");
      await add("/sitemap.xml");
      expect(await run()).toMatchObject({ outcome: "done", opened: 1 });
      attack.begin(site, other);
      const attacked = await run();
      expect(attacked).toMatchObject({ closed: 0, ...attack.report });
      expect(attacked.detail ?? "").toMatch(attack.detail);
      expect(other.requests).toEqual([]);
    },
  );
});
