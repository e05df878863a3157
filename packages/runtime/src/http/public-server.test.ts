import { afterAll, beforeAll, expect, test } from "vitest";
import { createSystemClock } from "../clock/system-clock.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createHealth } from "../service/health.ts";
import type { HttpListener } from "./listener.ts";
import { startPublicServer } from "./public-server.ts";

const logger = createLogger({ service: "site", level: "silent" });
const health = createHealth(createSystemClock());
let server: HttpListener;
beforeAll(async () => {
  server = await startPublicServer({
    name: "site",
    host: "127.0.0.1",
    port: 0,
    health,
    logger,
    configure: (app) => {
      app.get("/page", (_request, response) => void response.send("<p>hallo</p>"));
      app.get("/broken", () => {
        throw new Error("secret inside");
      });
      app.post("/form", (request, response) => {
        request.resume();
        response.status(204).end();
      });
    },
  });
});
afterAll(() => server[Symbol.asyncDispose]());

test("pages carry security headers", async () => {
  const { headers, status } = await fetch(`${server.url}/page`);
  expect(status).toBe(200);
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(headers.get("content-security-policy")).not.toContain("upgrade-insecure-requests");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("strict-transport-security")).toContain("max-age=");
});

test("readiness and metrics are not for the public", async () => {
  expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(404);
});

test("what nobody answered, and what broke, is a problem", async () => {
  const missing = await fetch(`${server.url}/nothing`);
  expect([missing.status, missing.headers.get("content-type")]).toEqual([
    404,
    "application/problem+json; charset=utf-8",
  ]);
  const broken = await fetch(`${server.url}/broken`);
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toContain("secret inside");
});

test("bodies are bounded", async () => {
  const post = (body: NonNullable<RequestInit["body"]>) =>
    fetch(`${server.url}/form`, { method: "POST", body, duplex: "half" });
  expect((await post("a=1")).status).toBe(204);
  expect((await post("a".repeat(1_100_000))).status).toBe(413);
  expect((await post(new Blob(["a=1"]).stream())).status).toBe(411);
});
