import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: string;

/** Where nothing of a stack that may run here listens. */
const FREE_PORTS = {
  RAAKVLAK_KAFKA_PORT: "1901",
  RAAKVLAK_MONGO_PORT: "1902",
  RAAKVLAK_REDIS_PORT: "1903",
  RAAKVLAK_SMTP_PORT: "1904",
  RAAKVLAK_MAILBOX_PORT: "1905",
};

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "raakvlak-docker-"));
  writeFileSync(path.join(home, "mode"), "docker\n");
});
afterEach(() => rmSync(home, { recursive: true }));

test("the state of each part is what Compose says of its container", async () => {
  putDocker(`case "$*" in
    *"ps --all --format json kafka") echo '{"State":"running","Health":"healthy"}' ;;
    *"ps --all --format json mongo") echo '[{"State":"running","Health":"starting"}]' ;;
    *"ps --all --format json redis") echo '{"State":"exited","Health":""}' ;;
  esac`);
  const { code, stdout } = await stack("status", "--json");
  expect(code).toBe(3);
  const parts = JSON.parse(stdout) as { name: string; state: string; mode: string }[];
  expect(parts.map(({ name, state, mode }) => `${name} ${state} ${mode}`)).toEqual([
    "kafka running docker",
    "mongo not answering docker",
    "redis stopped docker",
    "mailbox stopped docker",
  ]);
});

test("reset deletes the volumes; down alone keeps them", async () => {
  putDocker("");
  await stack("down");
  expect(calls().at(-1)).toMatch(/docker-compose\.yml --profile all down$/);
  writeFileSync(path.join(home, "mode"), "docker\n");
  putDocker(`case "$*" in *" up "*) echo "no space left" >&2; exit 1 ;; esac`);
  const reset = await stack("reset", FREE_PORTS);
  expect(reset.code).toBe(1);
  expect(reset.stderr).toContain("no space left");
  expect(calls().filter((call) => call.endsWith("down --volumes"))).toHaveLength(1);
});

test("a port taken by somebody else is named before Docker is asked for anything", async () => {
  putDocker("");
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const up = await stack("up", { ...FREE_PORTS, RAAKVLAK_MONGO_PORT: String(port) });
  server.close();
  expect(up.code).toBe(1);
  expect(up.stderr).toContain(
    `MongoDB needs port ${port}, which is taken by process ${process.pid} (`,
  );
  expect(calls().some((call) => call.includes(" up "))).toBe(false);
});

test("logs are asked of Compose, with the ports as it reads them", async () => {
  putDocker(`echo "redis port $RAAKVLAK_REDIS_PORT"`);
  expect(await stack("logs", "redis")).toMatchObject({ code: 0, stdout: "redis port 16379\n" });
  expect(calls()).toEqual([expect.stringMatching(/logs --tail 200 redis$/)]);
});

test("an engine without Compose, or none, is not used", async () => {
  rmSync(path.join(home, "mode"));
  putDocker(`case "$*" in compose*) exit 1 ;; esac`);
  const { code, stderr } = await stack("up", { RAAKVLAK_STACK: "docker" });
  expect(code).toBe(1);
  expect(stderr).toContain("no Docker engine with Compose answers");
});

/** A `docker` that notes how it is called and then does what the script says. */
function putDocker(script: string): void {
  const file = path.join(home, "bin/docker");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "$*" >> "${home}/calls"\n${script}\n`);
  chmodSync(file, 0o755);
}

function calls(): string[] {
  return readFileSync(path.join(home, "calls"), "utf8").trim().split("\n");
}

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** No other environment than this: neither the runner's addresses nor a real engine. */
function stack(...args: (string | Record<string, string>)[]): Promise<Ended> {
  const words = args.filter((arg) => typeof arg === "string");
  const added = args.filter((arg) => typeof arg !== "string");
  const env = Object.assign(
    { PATH: `${home}/bin:/usr/bin:/bin`, RAAKVLAK_HOME: home },
    ...added,
  ) as Record<string, string>;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(import.meta.dirname, "main.ts"), ...words],
      { env },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
