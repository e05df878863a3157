import { request as rawRequest } from "node:http";
import { defineRoute } from "@raakvlak/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createSystemClock } from "../clock/system-clock.ts";
import { createLogger } from "../logging/create-logger.ts";
import { metrics } from "../metrics/metrics.ts";
import { createHealth } from "../service/health.ts";
import { type BoundRoute, bindRoute, withHeaders } from "./bind-route.ts";
import { startInternalServer } from "./internal-server.ts";
import type { HttpListener } from "./listener.ts";
import { httpProblem } from "./problem.ts";

const nothing = z.object({}).optional();
const getItem = defineRoute({
  id: "matching.get-item",
  service: "matching",
  method: "GET",
  path: "/items/:itemId",
  params: z.object({ itemId: z.string().regex(/^[a-z]+$/) }),
  query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
  body: nothing,
  response: z.object({ itemId: z.string(), limit: z.number() }),
  status: 200,
  problems: { "no-such-item": 404 },
  callers: ["site", "operator"],
  summary: "One item.",
});
const putItem = defineRoute({
  ...getItem,
  id: "matching.put-item",
  method: "PUT",
  query: nothing,
  body: z.strictObject({ tree: z.unknown().optional(), name: z.string().max(5) }),
  response: nothing,
  status: 204,
  callers: ["operator"],
});

const shortItem = defineRoute({
  ...putItem,
  id: "matching.post-short",
  method: "POST",
  body: z.strictObject({ name: z.string() }),
  bodyMaximumBytes: 1_000,
});

const routes: BoundRoute[] = [
  bindRoute(getItem, async ({ params, query }) => {
    if (params.itemId === "gone") return httpProblem(404, "no-such-item", "There is no such item");
    if (params.itemId === "broken") throw new Error("secret inside");
    if (params.itemId === "wrong") return { itemId: 5, limit: "x" } as never;
    return withHeaders({ itemId: params.itemId, limit: query.limit }, { ETag: '"1"' });
  }),
  bindRoute(putItem, async () => undefined),
  bindRoute(shortItem, async () => undefined),
];

const lines: string[] = [];
const logger = createLogger({
  service: "matching",
  level: "info",
  write: (line) => void lines.push(line),
});
const health = createHealth(createSystemClock());
const tokens = {
  site: "token-of-site",
  operator: "token-of-operator",
  preference: "token-of-preference",
};
const options = {
  name: "matching",
  host: "127.0.0.1",
  port: 0,
  tokens,
  routes,
  health,
  logger,
} as const;
let server: HttpListener;
beforeAll(async () => {
  server = await startInternalServer(options);
});
afterAll(() => server[Symbol.asyncDispose]());

function ask(path: string, init: RequestInit = {}, token = "token-of-operator") {
  const headers = { authorization: `Bearer ${token}`, ...(init.headers as object) };
  return fetch(`${server.url}${path}`, { ...init, headers });
}
const put = (body: string, type = "application/json") =>
  ask("/items/a", { method: "PUT", body, headers: { "content-type": type } });

const postShort = (body: string) =>
  ask("/items/a", { method: "POST", body, headers: { "content-type": "application/json" } });

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  return (await response.json()) as { status: number; code: string; errors?: unknown };
}

describe("who may call what", () => {
  test.each([
    ["GET", "nobody's", 401, "token-unknown"],
    ["GET", "token-of-preference", 403, "caller-not-allowed"],
    ["GET", "token-of-site", 200, undefined],
    ["GET", "token-of-operator", 200, undefined],
    ["PUT", "nobody's", 401, "token-unknown"],
    ["PUT", "token-of-preference", 403, "caller-not-allowed"],
    ["PUT", "token-of-site", 403, "caller-not-allowed"],
    ["PUT", "token-of-operator", 204, undefined],
  ])("%s with %s gives %d", async (method, token, status, code) => {
    const body = method === "PUT" ? JSON.stringify({ name: "a" }) : null;
    const headers = { "content-type": "application/json" };
    const response = await ask("/items/a", { method, body, headers }, token);
    expect(response.status).toBe(status);
    if (code !== undefined) expect((await problemOf(response)).code).toBe(code);
    expect(response.headers.get("www-authenticate")).toBe(status === 401 ? "Bearer" : null);
  });

  test("nobody gets in without a token", async () => {
    const response = await fetch(`${server.url}/items/a`);
    expect(response.status).toBe(401);
    expect((await problemOf(response)).code).toBe("token-missing");
  });
});

describe("a request", () => {
  test("is parsed by the contract and answered with the handler's headers", async () => {
    const response = await ask("/items/a?limit=7");
    expect(await response.json()).toEqual({ itemId: "a", limit: 7 });
    expect(response.headers.get("etag")).toBe('"1"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  test("that is wrong in several parts hears of all at once", async () => {
    const response = await ask("/items/A?limit=70");
    expect(await problemOf(response)).toMatchObject({
      status: 400,
      code: "invalid-request",
      errors: [
        { field: "params.itemId", message: expect.any(String) as string },
        { field: "query.limit", message: expect.any(String) as string },
      ],
    });
  });

  test("hears of what its contract does not know by name", async () => {
    expect(await problemOf(await put('{"name":"a","nmae":"b"}'))).toMatchObject({
      code: "invalid-request",
      errors: [{ field: "body.nmae", message: "is unknown" }],
    });
  });

  test.each([
    ["not JSON", () => put("{"), 400, "body-not-json"],
    ["not announced as JSON", () => put("name=a", "text/plain"), 415, "unsupported-media-type"],
    [
      "too deep",
      () => put(`{"name":"a","tree":${"[".repeat(40)}${"]".repeat(40)}}`),
      400,
      "json-too-deep",
    ],
    [
      "too large",
      () => put(JSON.stringify({ name: "a".repeat(2_000_000) })),
      413,
      "body-too-large",
    ],
    [
      "larger than this route takes",
      () => postShort(JSON.stringify({ name: "a".repeat(1_000) })),
      413,
      "body-too-large",
    ],
    ["without its body", () => ask("/items/a", { method: "PUT" }), 400, "invalid-request"],
    ["to an unknown path", () => ask("/nothing/here"), 404, "not-found"],
    ["with another method", () => ask("/items/a", { method: "DELETE" }), 405, "method-not-allowed"],
    ["with a path that can not be decoded", () => ask("/items/%E0%A4%A"), 400, "bad-request"],
    ["refused by the handler", () => ask("/items/gone"), 404, "no-such-item"],
    ["that breaks the handler", () => ask("/items/broken"), 500, "internal-error"],
    ["whose answer breaks the contract", () => ask("/items/wrong"), 500, "internal-error"],
  ])("%s", async (_what, send, status, code) => {
    const response = await send();
    expect(response.status).toBe(status);
    const text = await response.clone().text();
    expect(text).not.toMatch(/secret inside|at .*\.ts/);
    expect((await problemOf(response)).code).toBe(code);
  });

  test("may be as large as its own route takes", async () => {
    const empty = JSON.stringify({ name: "" }).length;
    const response = await postShort(JSON.stringify({ name: "a".repeat(1_000 - empty) }));
    expect(response.status).toBe(204);
  });

  test("that fails is logged once, by its pattern", () => {
    const failures = lines.filter((line) => line.includes("secret inside"));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain('"route":"/items/:itemId"');
  });

  test("with too many headers or too long ones is refused", async () => {
    const response = await ask("/items/a", { headers: { "x-long": "x".repeat(20_000) } });
    expect(response.status).toBe(431);
  });
});

describe("health", () => {
  test("is asked without a token", async () => {
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    health.setReady(true);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test("metrics count requests by route and status, and survive a gauge that throws", async () => {
    using _broken = metrics.gauge("raakvlak_index_behind_seconds", () => {
      throw new Error("away");
    });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(
      /raakvlak_http_request_duration_seconds_count\{[^}]*route="matching.get-item"[^}]*status="200"/,
    );
  });
});

test("routes of another service, and two for one place, are refused at the start", async () => {
  await expect(startInternalServer({ ...options, name: "site" })).rejects.toThrow("belongs to");
  const twice = [...routes, routes[0] as BoundRoute];
  await expect(startInternalServer({ ...options, routes: twice })).rejects.toThrow("bound twice");
});

test("closing lets a request under way end and takes no new one", async () => {
  let answer = () => {};
  const slow = bindRoute(getItem, async ({ params }) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return { itemId: params.itemId, limit: 1 };
  });
  const closing = await startInternalServer({ ...options, routes: [slow] });
  const status = new Promise((resolve, reject) => {
    const headers = { authorization: "Bearer token-of-site" };
    rawRequest(`${closing.url}/items/a`, { headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode));
    })
      .once("error", reject)
      .end();
  });
  await expect.poll(() => answer.toString()).toContain("native");
  const closed = closing[Symbol.asyncDispose]();
  await expect(fetch(`${closing.url}/livez`)).rejects.toThrow("fetch failed");
  answer();
  expect(await status).toBe(200);
  await closed;
});
