import express from "express";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createAttemptLimit } from "../domain/attempt-limit.ts";
import { createRecruiterDoor } from "./recruiter-door.ts";

const token = "operator's-token-of-more-than-32-characters";
const findCaller = (authorization: string | undefined) => {
  if (authorization === `Bearer ${token}`) return "operator" as const;
  return authorization === "Bearer site's" ? ("site" as const) : ("unknown" as const);
};

let nowMs = 0;
const app = express();
let door: express.RequestHandler;
app.use((request, response, next) => door(request, response, next));
app.get("/", (_request, response) => void response.send("inside"));
const server = app.listen(0, "127.0.0.1");
afterAll(() => void server.close());
beforeEach(() => {
  const attempts = createAttemptLimit({
    failuresMaximum: 3,
    windowMs: 60_000,
    keysMaximum: 10,
    monotonicMs: () => nowMs,
  });
  door = createRecruiterDoor({ findCaller, attempts });
});

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
function knock(authorization?: string): Promise<Response> {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/`, {
    headers: authorization === undefined ? {} : { authorization },
  });
}

test.each([basic(`recruiter:${token}`), basic(`:${token}`)])(
  "lets the token in: %.20s",
  async (header) => {
    const response = await knock(header);
    expect([response.status, await response.text()]).toEqual([200, "inside"]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  },
);

test.each([
  undefined,
  "",
  `Bearer ${token}`,
  basic("recruiter:wrong"),
  basic(token),
  basic(`${token}:`),
  basic("recruiter:site's"),
  "Basic !!!",
  `Basic ${"A".repeat(5_000)}`,
])("asks for the password: %.40s", async (header) => {
  const response = await knock(header);
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  expect(await response.text()).not.toContain("inside");
});

test("who guesses has to wait, with the right password too; asking without one is no guess", async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) expect((await knock()).status).toBe(401);
  for (let attempt = 0; attempt < 3; attempt += 1)
    expect((await knock(basic("x:wrong"))).status).toBe(401);
  const refused = await knock(basic(`x:${token}`));
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("60");
  nowMs += 60_000;
  expect((await knock(basic(`x:${token}`))).status).toBe(200);
});
