import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ingestionRoutes, vacanciesTopic, type Source, type Vacancy } from "@raakvlak/contracts";
import { startTopicReader, type Fact } from "@raakvlak/messaging";
import {
  createServiceClient,
  developmentToken,
  startService,
  type ServiceClient,
} from "@raakvlak/runtime";
import { eventually, useStack, freePort } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadIngestionConfig } from "./config.ts";
import { ingestionService } from "./service.ts";

const stack = useStack();
const resources = new AsyncDisposableStack();
const facts: Fact<Vacancy>[] = [];
/** What the server answers, by path; anything else is 404. */
const site = new Map<string, string>();
let server: Server;
let base = "";
let client: ServiceClient<typeof ingestionRoutes>;

const last = (externalId: string) =>
  facts.findLast(({ data }) => data?.sources[0]?.externalId === externalId);

async function listen(): Promise<number> {
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as AddressInfo).port;
}

async function add(sourceId: string, format: Source["format"], path: string): Promise<void> {
  const body = {
    organisationId: "raakvlak",
    name: "Noorderlicht",
    format,
    location: { kind: "url" as const, url: base + path },
    closeShareMaximum: 100,
  };
  const put = await client.putSource({ params: { sourceId }, body });
  if (!put.ok) throw new Error(put.problem.code);
}

async function run(sourceId: string) {
  const body = { dryRun: false, confirmClosing: false };
  const answer = await client.runSource({ params: { sourceId }, body });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.body;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = site.get(request.url ?? "");
    if (body === undefined) response.writeHead(404).end("<h1>Niet gevonden</h1>");
    else response.end(body);
  });
  base = `http://127.0.0.1:${await listen()}`;
  const port = await freePort();
  const config = loadIngestionConfig({
    RAAKVLAK_KAFKA: stack.addresses.kafka.join(","),
    RAAKVLAK_MONGO: stack.addresses.mongo,
    RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
    RAAKVLAK_DATABASE_NAME: stack.databaseName,
    RAAKVLAK_INTERNAL_PORT: String(port),
    RAAKVLAK_RUN_EVERY_MINUTES: "0",
    RAAKVLAK_ALLOWED_FEED_HOSTS: new URL(base).host,
  });
  resources.use(
    await startService(ingestionService, { config, clock: stack.clock, logger: stack.logger }),
  );
  client = createServiceClient(ingestionRoutes, {
    baseUrl: `http://127.0.0.1:${port}`,
    token: developmentToken("operator"),
    timeoutMs: 60_000,
  });
  const reader = await startTopicReader({
    bus: await stack.bus("matching"),
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
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const position = (id: number, office: string) =>
  `<position><id>${id}</id><subcompany>Noorderlicht</subcompany><office>${office}</office>
  <name>Accountmanager ${id}</name><jobDescriptions><jobDescription><name>Wat ga je doen?</name>
  <value><![CDATA[<p>Je bouwt in regio ${id} aan langdurige relaties met klanten.</p>]]></value></jobDescription></jobDescriptions>
  <employmentType>permanent</employmentType><schedule>full-time</schedule></position>`;

describe("a Personio feed by address", () => {
  const write = (...positions: string[]) =>
    site.set("/xml", `<workzag-jobs>${positions.join("")}</workzag-jobs>`);

  it("opens, says nothing when nothing changes, and closes what is gone", async () => {
    write(position(101, "Utrecht"), position(102, "Breda"), "<position><id>103</id></position>");
    await add("personio", "personio", "/xml");
    expect(await run("personio")).toMatchObject({
      outcome: "done",
      opened: 2,
      refused: 1,
      problems: [{ item: "103", field: "name" }],
    });
    await eventually(() => expect(last("102")?.type).toBe("vacancy.opened"));
    expect(last("101")?.data).toMatchObject({
      title: "Accountmanager 101",
      employer: { name: "Noorderlicht" },
      places: [{ municipality: "Utrecht" }],
      contractKinds: ["permanent"],
      hours: { min: 36, max: 40 },
    });

    expect(await run("personio")).toMatchObject({ outcome: "not-modified" });
    write(position(102, "Breda"), position(101, "Utrecht"));
    expect(await run("personio")).toMatchObject({ unchanged: 2, opened: 0, changed: 0, closed: 0 });

    write(position(101, "Utrecht"));
    expect(await run("personio")).toMatchObject({ closed: 1, unchanged: 1 });
    await eventually(() => expect(last("102")?.data?.closed?.reason).toBe("gone-from-source"));
  });

  it("closes nothing when it is cut off, and nothing when it is refused", async () => {
    site.set("/xml", `<workzag-jobs>${position(104, "Zeist")}<position><id>105</id>`);
    expect(await run("personio")).toMatchObject({
      outcome: "done",
      opened: 1,
      closed: 0,
      refused: 1,
      detail: expect.stringContaining("What is missing was not taken for gone.") as string,
    });
    site.set("/xml", '<!DOCTYPE x [<!ENTITY a "b">]><workzag-jobs></workzag-jobs>');
    expect(await run("personio")).toMatchObject({
      outcome: "failed",
      detail: expect.stringContaining("document type") as string,
    });
  });
});

const page = (title: string, more = "") =>
  `<!doctype html><title>${title}</title><script type="application/ld+json">//<![CDATA[
  {"@type":"JobPosting","title":"${title}","description":"Je bouwt aan relaties
  in heel het land","hiringOrganization":{"name":"Noorderlicht"},${more}
  "jobLocation":{"address":{"addressLocality":"Zwolle","addressCountry":"NL"}},"employmentType":"FULL_TIME",}
  //]]></script>`;

describe("a page of JSON-LD", () => {
  it("opens, says nothing when nothing changes, and closes when the page has no vacancy any more", async () => {
    site.set("/vacature/1", page("Accountmanager Oost"));
    const id = `${new URL(base).host}/vacature/1`;
    await add("page", "json-ld", "/vacature/1");
    expect(await run("page")).toMatchObject({ outcome: "done", opened: 1, refused: 0 });
    await eventually(() => expect(last(id)?.type).toBe("vacancy.opened"));
    expect(last(id)?.data).toMatchObject({
      title: "Accountmanager Oost",
      places: [{ municipality: "Zwolle" }],
      applyUrl: `${base}/vacature/1`,
      origin: { title: { confidence: 80 } },
    });
    expect(await run("page")).toMatchObject({ outcome: "not-modified" });
    site.set("/vacature/1", `${page("Accountmanager Oost")} `);
    expect(await run("page")).toMatchObject({ unchanged: 1 });
    site.set("/vacature/1", "<h1>Vervuld</h1>");
    expect(await run("page")).toMatchObject({ outcome: "needs-confirmation", closed: 0 });
  });

  it("closes its only vacancy without asking when it is not there any more, and opens it when it is back", async () => {
    site.set("/vacature/2", page("Accountmanager West"));
    const id = `${new URL(base).host}/vacature/2`;
    await add("gone", "json-ld", "/vacature/2");
    expect(await run("gone")).toMatchObject({ outcome: "done", opened: 1 });
    site.delete("/vacature/2");
    const detail = "The source answers with status 404.";
    expect(await run("gone")).toMatchObject({ outcome: "done", closed: 1, detail });
    await eventually(() => expect(last(id)?.data?.closed?.reason).toBe("gone-from-source"));
    expect(await run("gone")).toMatchObject({ outcome: "failed", closed: 0, detail });
    site.set("/vacature/2", page("Accountmanager West"));
    expect(await run("gone")).toMatchObject({ outcome: "done", closed: 0 });
    await eventually(() => expect(last(id)?.data?.closed).toBeUndefined());
  });

  it("asks when a page of several vacancies is not there any more", async () => {
    site.set(
      "/vacatures",
      ["Zuid", "Noord"].map((region) => page(region, `"identifier":"${region}",`)).join(""),
    );
    await add("several", "json-ld", "/vacatures");
    expect(await run("several")).toMatchObject({ outcome: "done", opened: 2 });
    site.delete("/vacatures");
    expect(await run("several")).toMatchObject({ outcome: "needs-confirmation", closed: 0 });
  });
});
