import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { engineSilence } from "./docker-engine.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "raakvlak-engine-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function silenceOf(engine: RequestListener): Promise<string | undefined> {
  const socket = path.join(folder, "docker.sock");
  const server = createServer(engine);
  await new Promise<void>((resolve) => void server.listen(socket, resolve));
  try {
    return await engineSilence({ DOCKER_HOST: `unix://${socket}` }, 100);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("an engine that answers is used", async () => {
  const asked: unknown[] = [];
  const silence = await silenceOf((request, response) => {
    asked.push(request.url);
    response.end("OK");
  });
  expect(silence).toBeUndefined();
  expect(asked).toEqual(["/_ping"]);
});

test("no socket, an engine that is ill or hangs, and one elsewhere are told apart", async () => {
  expect(await engineSilence({ DOCKER_HOST: `unix://${folder}/none` })).toBe(
    `no Docker engine: ${folder}/none is not there`,
  );
  expect(await silenceOf((_request, response) => void response.writeHead(500).end())).toBe(
    "the Docker engine says 500",
  );
  expect(await silenceOf(() => {})).toBe("no Docker engine answers: no answer in 100 ms");
  expect(await engineSilence({ DOCKER_HOST: "tcp://10.0.0.1:2375" })).toBe(
    "DOCKER_HOST names an engine elsewhere",
  );
});
