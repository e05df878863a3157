import { useStack } from "@raakvlak/testing";
import { Queue } from "bullmq";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HttpListener } from "../http/listener.ts";
import { startInternalServer } from "../http/internal-server.ts";
import { createHealth } from "../service/health.ts";
import { createQueueBoard, type QueueBoard } from "./queue-board.ts";

const stack = useStack();
const tokens = { operator: "o".repeat(32), site: "s".repeat(32) };
const operator = { authorization: `Bearer ${tokens.operator}` };
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
});
let board: QueueBoard;
let server: HttpListener;
let queue: Queue;

beforeAll(async () => {
  const { redis: redisUrl } = stack.addresses;
  const connection = { url: redisUrl };
  queue = new Queue("matching", { connection, prefix: stack.queuePrefix });
  await queue.add("match-vacancy", { id: "vacancy.a.1" }, { jobId: "vacancy.a.1" });
  const { logger, queuePrefix: prefix } = stack;
  board = createQueueBoard({ redisUrl, prefix, names: ["matching"], logger });
  server = await startInternalServer({
    name: "matching",
    host: "127.0.0.1",
    port: 0,
    tokens,
    routes: [],
    health: createHealth(stack.clock),
    logger,
    queueBoard: board,
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await board[Symbol.asyncDispose]();
  await queue.close();
});

const ask = (path: string, headers: Record<string, string>, method = "GET") =>
  fetch(`${server.url}/operators/queues${path}`, { headers, method });

test.each([
  ["nobody", {}, 401],
  ["an unknown token", { authorization: `Bearer ${"x".repeat(32)}` }, 401],
  ["a service's token", { authorization: `Bearer ${tokens.site}` }, 403],
  ["a service's token as password", basic("operator", tokens.site), 403],
  ["the operator's token under another name", basic("admin", tokens.operator), 401],
  ["the operator's token", operator, 200],
  ["the operator's token as password", basic("operator", tokens.operator), 200],
])("%s is answered as it should be", async (_who, headers, status) => {
  for (const path of ["/", "/api/queues", "/static/favicon.ico"]) {
    const answer = await ask(path, headers);
    expect([path, answer.status]).toEqual([path, status]);
    if (status === 401) expect(answer.headers.get("www-authenticate")).toContain("Basic realm=");
  }
});

test("the operator sees the queue and its job, which holds an id and nothing else", async () => {
  const listed = (await (
    await ask("/api/queues?activeQueue=matching&status=waiting", operator)
  ).json()) as {
    queues: { name: string; readOnlyMode: boolean; jobs: { id: string; data: unknown }[] }[];
  };
  expect(listed.queues).toMatchObject([
    {
      name: "matching",
      readOnlyMode: true,
      jobs: [{ id: "vacancy.a.1", data: { id: "vacancy.a.1" } }],
    },
  ]);
});

test.each([
  ["PUT", "/api/queues/matching/pause"],
  ["PUT", "/api/queues/matching/vacancy.a.1/clean"],
  ["PUT", "/api/queues/matching/clean/waiting"],
  ["PUT", "/api/queues/matching/retry/failed"],
  ["PUT", "/api/queues/matching/empty"],
  ["PUT", "/api/queues/matching/obliterate"],
  ["POST", "/api/queues/matching/add"],
  ["DELETE", "/api/queues/matching"],
])("nothing can be changed: %s %s", async (method, path) => {
  const answer = await ask(path, { ...operator, "content-type": "application/json" }, method);
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  expect(await queue.isPaused()).toBe(false);
  expect(await queue.getWaitingCount()).toBe(1);
});

test("the page takes script and style from here alone and asks no third party", async () => {
  const page = await ask("/", operator);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain("https:");
  expect(policy).toContain("frame-ancestors 'none'");
  const html = await page.text();
  // Data blocks are no script.
  expect(html.match(/<script(?![^>]*(src=|application\/json))/g)).toBeNull();
  const script = /src="(static\/js\/main[^"]+)"/.exec(html)?.[1] ?? "";
  expect((await ask(`/${script}`, operator)).status).toBe(200);
});
