import type { lookup } from "node:dns";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { createSystemClock } from "@raakvlak/runtime";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createUrlFetcher, type UrlFetcher } from "./fetch-url.ts";

const limits = { bytesMaximum: 1_000, timeMs: 1_500, redirectsMaximum: 3 };
const never = new AbortController().signal;
let server: Server;
let port = 0;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const seen: string[] = [];
const resources = new AsyncDisposableStack();
let allowed: UrlFetcher;
let guarded: UrlFetcher;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  const clock = createSystemClock();
  allowed = resources.use(
    createUrlFetcher({ allowedHosts: new Set([`127.0.0.1:${port}`]), limits, clock }),
  );
  guarded = resources.use(createUrlFetcher({ allowedHosts: new Set(), limits, clock }));
});
beforeEach(() => void seen.splice(0));
afterAll(async () => {
  await resources.disposeAsync();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const at = (path: string) => `http://127.0.0.1:${port}${path}`;
const fetch = (path: string, known?: Parameters<UrlFetcher["fetch"]>[1]) =>
  allowed.fetch(at(path), known, never);

describe("a host that the operator allows", () => {
  it("answers a body with its validators, and the conditions of the next request", async () => {
    answer = (request, response) => {
      response.writeHead(request.headers["if-none-match"] === '"v1"' ? 304 : 200, {
        etag: '"v1"',
        "last-modified": "Tue, 01 Sep 2026 08:00:00 GMT",
      });
      response.end(request.headers["if-none-match"] === '"v1"' ? undefined : "{}");
    };
    const first = await fetch("/feed");
    expect(first).toMatchObject({
      kind: "body",
      body: { bytes: Buffer.from("{}"), address: at("/feed") },
      validators: { etag: '"v1"', lastModified: "Tue, 01 Sep 2026 08:00:00 GMT" },
    });
    const known = first.kind === "body" ? { ...first.validators, normaliser: 1 } : undefined;
    expect(await fetch("/feed", known)).toEqual({ kind: "not-modified" });
  });

  it("gives the memory of a body back at once when it is told to", async () => {
    answer = (_request, response) => response.end("a".repeat(1_000));
    const fetched = await fetch("/feed");
    if (fetched.kind !== "body") throw new Error(fetched.kind);
    const { bytes, release } = fetched.body;
    expect(bytes.length).toBe(1_000);
    release?.();
    expect(bytes.buffer.byteLength).toBe(0);
  });

  it("sees an unchanged body behind changing headers", async () => {
    answer = (_request, response) => response.setHeader("etag", String(seen.length)).end("{}");
    const first = await fetch("/feed");
    const known = first.kind === "body" ? { ...first.validators, normaliser: 1 } : undefined;
    expect(await fetch("/feed", known)).toEqual({ kind: "not-modified" });
  });

  it("unpacks gzip, within the same bound", async () => {
    answer = (request, response) =>
      response
        .setHeader("content-encoding", "gzip")
        .end(gzipSync(request.url === "/bomb" ? "a".repeat(100_000) : "{}"));
    expect(await fetch("/feed")).toMatchObject({
      kind: "body",
      body: { bytes: Buffer.from("{}") },
    });
    expect(await fetch("/bomb")).toMatchObject({
      kind: "failed",
      detail: expect.stringContaining("larger than 1000 bytes") as string,
    });
  });

  it("follows redirects, but not for ever", async () => {
    answer = (request, response) => {
      if (request.url === "/end") response.end("{}");
      else response.writeHead(302, { location: request.url === "/loop" ? "/loop" : "/end" }).end();
    };
    expect(await fetch("/start")).toMatchObject({ kind: "body", body: { address: at("/end") } });
    expect(await fetch("/loop")).toEqual({
      kind: "failed",
      detail: "The source redirects more than 3 times.",
    });
  });

  it.each([
    ["http://localhost:1/", "Redirect 1: the address names a host that is not public."],
    [
      "http://169.254.169.254/latest",
      "Redirect 1: the address must name a host, not an IP address.",
    ],
    ["file:///etc/passwd", "Redirect 1: the address must be an http or https address."],
  ])("does not follow a redirect to %s", async (location, detail) => {
    answer = (_request, response) => response.writeHead(302, { location }).end();
    expect(await fetch("/out")).toEqual({ kind: "failed", detail });
  });

  it("does not let another host lead to one that the operator allows", async () => {
    const clock = createSystemClock();
    const allowedHosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    await using both = createUrlFetcher({ allowedHosts, limits, clock });
    answer = (request, response) => {
      if (request.url === "/feed") response.end("{}");
      else response.writeHead(302, { location: `http://localhost:${port}/feed` }).end();
    };
    expect(await both.fetch(`http://localhost:${port}/feed`, undefined, never)).toMatchObject({
      kind: "body",
    });
    expect(await both.fetch(at("/start"), undefined, never)).toEqual({
      kind: "failed",
      detail: "Redirect 1: the address names a host that is not public.",
    });
  });

  it("stays on an origin when it is told to, at every hop", async () => {
    answer = (request, response) => {
      if (request.url === "/page") response.end("<p>");
      else if (request.url === "/moved") response.writeHead(301, { location: "/page" }).end();
      else response.writeHead(302, { location: "https://elders.example.com/page" }).end();
    };
    const on = (path: string) =>
      allowed.fetchOn(`http://127.0.0.1:${port}`, at(path), { known: undefined, signal: never });
    expect(await on("/moved")).toMatchObject({ kind: "body", body: { address: at("/page") } });
    expect(await on("/out")).toEqual({
      kind: "failed",
      detail: `Redirect 1: the address must stay on http://127.0.0.1:${port}.`,
    });
    const elsewhere = { known: undefined, signal: never };
    expect(await allowed.fetchOn("https://example.com", at("/page"), elsewhere)).toMatchObject({
      kind: "failed",
    });
    expect(seen).toEqual(["/moved", "/page", "/out"]);
  });

  it.each([
    ["br", (text: string) => brotliCompressSync(text)],
    ["deflate", (text: string) => deflateSync(text)],
    ["x-gzip", (text: string) => gzipSync(text)],
  ])("unpacks %s, and refuses what is no such thing", async (encoding, pack) => {
    const large = "larger than 1000 bytes, or packed in a way that is not read";
    const bodies: Record<string, Buffer> = {
      "/good": pack("{}"),
      "/bomb": pack("a".repeat(100_000)),
      "/nonsense": Buffer.from("nonsense"),
    };
    answer = (request, response) =>
      response.setHeader("content-encoding", encoding).end(bodies[request.url ?? ""]);
    expect(await fetch("/good")).toMatchObject({ kind: "body" });
    for (const path of ["/bomb", "/nonsense"])
      expect(await fetch(path)).toMatchObject({
        kind: "failed",
        detail: expect.stringContaining(large) as string,
      });
  });

  it("refuses bodies that are packed twice, or that say that they are too long", async () => {
    answer = (request, response) => {
      if (request.url === "/twice") response.setHeader("content-encoding", "gzip, gzip").end("{}");
      else response.setHeader("content-length", "1000000000").write("{");
    };
    for (const path of ["/twice", "/long"])
      expect(await fetch(path)).toMatchObject({
        kind: "failed",
        detail: expect.stringContaining("larger than 1000 bytes") as string,
      });
  });

  it("stops reading a body that is too large", async () => {
    answer = (_request, response) => response.end("a".repeat(1_001));
    expect(await fetch("/large")).toMatchObject({
      kind: "failed",
      detail: expect.stringContaining("larger than 1000 bytes") as string,
    });
  });

  it("does not wait for ever, neither for headers nor for the rest of a body", async () => {
    answer = (request, response) => {
      if (request.url === "/drip") response.write("{");
    };
    const late = { kind: "failed", detail: "No complete answer within 1.5 s." };
    expect(await fetch("/silent")).toEqual(late);
    expect(await fetch("/drip")).toEqual(late);
  });

  it("tells the status of a refusal", async () => {
    answer = (_request, response) => response.writeHead(503).end("busy");
    expect(await fetch("/busy")).toEqual({
      kind: "failed",
      detail: "The source answers with status 503.",
      status: 503,
    });
  });

  it("names the code of a broken connection", async () => {
    answer = (request) => request.socket.destroy();
    expect(await fetch("/gone")).toMatchObject({
      kind: "failed",
      detail: expect.stringMatching(/^The source can not be read/) as string,
    });
  });
});

describe("every other host", () => {
  it.each([
    ["http://127.0.0.1", "The address must name a host, not an IP address."],
    ["http://localhost", "The address names a host that is not public."],
  ])("never reaches %s", async (host, detail) => {
    answer = (_request, response) => response.end("{}");
    expect(await guarded.fetch(`${host}:${port}/feed`, undefined, never)).toEqual({
      kind: "failed",
      detail,
    });
    expect(seen).toEqual([]);
  });

  it("is not reached when its name resolves to a private address, however often DNS changes its mind", async () => {
    answer = (_request, response) => response.end("{}");
    const resolve = ((
      _host: string,
      _options: object,
      callback: (error: null, addresses: object[]) => void,
    ) => callback(null, [{ address: "127.0.0.1", family: 4 }])) as unknown as typeof lookup;
    const clock = createSystemClock();
    await using rebound = createUrlFetcher({ allowedHosts: new Set(), limits, clock, resolve });
    expect(await rebound.fetch(`http://feeds.example.com:${port}/feed`, undefined, never)).toEqual({
      kind: "failed",
      detail: "The source's host resolves to an address that is not public.",
    });
    expect(seen).toEqual([]);
  });
});
