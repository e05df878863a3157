import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { defineRoute } from "@raakvlak/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createServiceClient } from "./service-client.ts";
import { ServiceUnreachable } from "./service-unreachable.ts";

const routes = {
  find: defineRoute({
    id: "matching.find",
    service: "matching",
    method: "POST",
    path: "/things/:name/found",
    params: z.object({ name: z.string() }),
    query: z.object({ limit: z.coerce.number().default(5) }),
    body: z.object({ word: z.string() }),
    response: z.object({ found: z.number() }),
    status: 200,
    callers: ["site"],
    summary: "Finds.",
  }),
};

type Seen = { url?: string; authorization?: string; body: string };
const seen: Seen[] = [];
let answer: { status: number; body: string; delayMs?: number } = { status: 200, body: "{}" };
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    seen.push({ url: request.url ?? "", authorization: request.headers.authorization ?? "", body });
    setTimeout(() => {
      response.writeHead(answer.status, { "content-type": "application/json", etag: '"7"' });
      response.end(answer.body);
    }, answer.delayMs ?? 0);
  });
});
await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const baseUrl = `http://127.0.0.1:${port}`;
const client = createServiceClient(routes, { baseUrl, token: "our token", timeoutMs: 10_000 });
const hasty = createServiceClient(routes, { baseUrl, token: "our token", timeoutMs: 200 });
const find = (asking = client) =>
  asking.find({ params: { name: "a/b é" }, query: { limit: 3 }, body: { word: "w" } });

async function reasonOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ServiceUnreachable);
  expect((error as Error).message).toContain("matching.find");
  return (error as ServiceUnreachable).reason;
}

describe("a client", () => {
  test("asks as the contract says and gives body and headers", async () => {
    answer = { status: 200, body: '{"found":2,"more":"ignored"}' };
    const result = await find();
    expect(result).toMatchObject({ ok: true, body: { found: 2 } });
    if (result.ok) expect(result.headers.get("etag")).toBe('"7"');
    expect(seen.at(-1)).toEqual({
      url: "/things/a%2Fb%20%C3%A9/found?limit=3",
      authorization: "Bearer our token",
      body: '{"word":"w"}',
    });
  });

  test("gives a refusal as a value, and makes one of an answer that is none", async () => {
    const problem = { type: "urn:x", title: "No", status: 409, code: "too-late" };
    answer = { status: 409, body: JSON.stringify(problem) };
    expect(await find()).toEqual({ ok: false, problem });
    answer = { status: 404, body: "<html>" };
    expect(await find()).toMatchObject({
      ok: false,
      problem: { status: 404, code: "unexplained" },
    });
  });

  test.each([
    ["failed", { status: 503, body: "" }],
    ["bad-answer", { status: 200, body: '{"found":"two"}' }],
    ["bad-answer", { status: 200, body: "<html>" }],
    ["network", { status: 302, body: "" }],
  ])("throws when there is no usable answer: %s", async (reason, given) => {
    answer = given;
    expect(await reasonOf(find())).toBe(reason);
  });

  test("throws when the answer takes too long", async () => {
    answer = { status: 200, body: '{"found":2}', delayMs: 400 };
    expect(await reasonOf(find(hasty))).toBe("timeout");
  });

  test("throws with the cause when nobody listens", async () => {
    const nobody = createServiceClient(routes, { baseUrl: "http://127.0.0.1:9", token: "t" });
    const call = nobody.find({ params: { name: "a" }, body: { word: "w" } });
    expect(await reasonOf(call)).toBe("network");
    await expect(call).rejects.toHaveProperty("cause");
  });
});
