import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { processIdentity } from "../bootstrap/process-identity.mjs";
import { childEnvironment } from "../native/config.ts";
import { findFreePorts } from "../processes/free-port.ts";
import { readStackConfig } from "./config.ts";
import type { PartStatus } from "./stack-status.ts";

/** A whole native stack of our own, beside the one that other tests use; the build is shared. */
const home = mkdtempSync(path.join(tmpdir(), "raakvlak-stack-"));
const { projectRoot, nativeFolder } = readStackConfig();
let environment: Record<string, string>;

beforeAll(async () => {
  const [kafka, controller, mongo, redis, smtp, mailbox] = await findFreePorts(6);
  environment = {
    RAAKVLAK_STACK: "native",
    RAAKVLAK_HOME: home,
    RAAKVLAK_NATIVE: nativeFolder,
    // The test runner gives the shared stack's addresses to everybody; here they must not win.
    RAAKVLAK_KAFKA: "",
    RAAKVLAK_MONGO: "",
    RAAKVLAK_REDIS: "",
    RAAKVLAK_SMTP: "",
    RAAKVLAK_MAILBOX: "",
    RAAKVLAK_KAFKA_PORT: String(kafka),
    RAAKVLAK_KAFKA_CONTROLLER_PORT: String(controller),
    RAAKVLAK_MONGO_PORT: String(mongo),
    RAAKVLAK_REDIS_PORT: String(redis),
    RAAKVLAK_SMTP_PORT: String(smtp),
    RAAKVLAK_MAILBOX_PORT: String(mailbox),
  };
});
// Where the shared stack runs in Docker or elsewhere, nothing was built, and a machine may have no Java to build with.
beforeEach(({ skip }) => skip(!existsSync(nativeFolder), "nothing native was built here"));
afterAll(async () => {
  await stack(["down"]);
  rmSync(home, { recursive: true, force: true });
});

test("two that bring it up at once share one stack, and repeating it changes nothing", async () => {
  const both = await Promise.all([stack(["up", "--json"]), stack(["up", "--json"])]);
  for (const { code, stderr } of both) expect(code, stderr).toBe(0);
  expect(both[0].stdout).toBe(both[1].stdout);
  expect(JSON.parse(both[0].stdout)).toMatchObject({
    redis: { url: `redis://127.0.0.1:${environment["RAAKVLAK_REDIS_PORT"]}` },
  });
  const before = await status();
  expect(before.map(({ name, state }) => [name, state])).toEqual([
    ["kafka", "running"],
    ["mongo", "running"],
    ["redis", "running"],
    ["mailbox", "running"],
  ]);
  expect((await stack(["up"])).code).toBe(0);
  expect(await status()).toEqual(before);
});

test("a part that was killed is seen, and started again alone", async () => {
  const before = await status();
  process.kill(pidOf(before, "redis"), "SIGKILL");
  await expect
    .poll(async () => (await status()).find(({ name }) => name === "redis")?.state, {
      timeout: 10_000,
    })
    .toBe("stopped");
  expect((await stack(["status"])).code).toBe(3);
  expect((await stack(["up"])).code).toBe(0);
  const after = await status();
  expect(pidOf(after, "redis")).not.toBe(pidOf(before, "redis"));
  expect(after.filter(({ name }) => name !== "redis")).toEqual(
    before.filter(({ name }) => name !== "redis"),
  );
});

test("other ports for a stack that runs are refused, and so is the other way to run it", async () => {
  const [other] = await findFreePorts(1);
  const moved = await stack(["up"], { RAAKVLAK_REDIS_PORT: String(other) });
  expect(moved).toMatchObject({ code: 1, stdout: "" });
  expect(moved.stderr).toContain(`instead of ${other} (RAAKVLAK_REDIS_PORT)`);
  const docker = await stack(["up"], { RAAKVLAK_STACK: "docker" });
  expect(docker.code).toBe(1);
  expect(docker.stderr).toContain("was started as native");
});

test("a taken port is named with its owner and the variable that moves it", async () => {
  const taken = Number(environment["RAAKVLAK_REDIS_PORT"]);
  const second = await stack(["up"], {
    ...othersFrom(environment),
    RAAKVLAK_HOME: path.join(home, "second"),
  });
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(
    `Redis needs port ${taken}, which is taken by process ${pidOf(await status(), "redis")} (`,
  );
  expect(second.stderr).toContain("RAAKVLAK_REDIS_PORT");
});

test("logs are kept by part, and what does not exist is answered with what does", async () => {
  expect(await stack(["logs", "mailbox"])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("SMTP on 127.0.0.1") as string,
  });
  for (const args of [["logs", "postgres"], ["logs"]]) {
    const { code, stderr } = await stack(args);
    expect(code).toBe(2);
    expect(stderr).toContain("kafka, mongo, redis, mailbox");
  }
  const unknown = await stack(["start"]);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("up, down, status, reset, logs");
  expect((await stack(["--help"])).stdout).toContain("RAAKVLAK_REDIS_PORT");
});

test("down ends every process and keeps the data, reset deletes it; both may be repeated", async () => {
  const pids = (await status()).map(({ pid }) => pid ?? 0);
  expect((await stack(["down"])).code).toBe(0);
  // Not by a signal: where nobody reaps orphans, they stay as zombies, which take signals.
  for (const pid of pids) expect(processIdentity(pid)).toBeUndefined();
  expect((await status()).map(({ state }) => state)).toEqual([
    "stopped",
    "stopped",
    "stopped",
    "stopped",
  ]);
  expect((await stack(["down"])).code).toBe(0);
  expect(readdirSync(path.join(home, "data"))).toEqual(["kafka", "mongo", "redis"]);
  expect((await stack(["reset"])).code).toBe(0);
  expect(readdirSync(path.join(home, "data"))).toEqual([]);
  expect(readdirSync(path.join(home, "logs"))).toContain("kafka.log");
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function stack(args: string[], changed: Record<string, string> = {}): Promise<Ended> {
  const main = path.join(projectRoot, "infra/stack/main.ts");
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { env: childEnvironment({ ...environment, ...changed }) },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

async function status(): Promise<PartStatus[]> {
  return JSON.parse((await stack(["status", "--json"])).stdout) as PartStatus[];
}

function pidOf(parts: PartStatus[], wanted: string): number {
  const pid = parts.find(({ name }) => name === wanted)?.pid;
  if (pid === undefined) throw new Error(`${wanted} does not run`);
  return pid;
}

/** All parts but Redis as given from outside: only Redis is to be started. */
function othersFrom(given: Record<string, string>): Record<string, string> {
  return {
    RAAKVLAK_KAFKA: `127.0.0.1:${given["RAAKVLAK_KAFKA_PORT"]}`,
    RAAKVLAK_MONGO: `mongodb://127.0.0.1:${given["RAAKVLAK_MONGO_PORT"]}`,
    RAAKVLAK_SMTP: `smtp://127.0.0.1:${given["RAAKVLAK_SMTP_PORT"]}`,
    RAAKVLAK_MAILBOX: `http://127.0.0.1:${given["RAAKVLAK_MAILBOX_PORT"]}`,
  };
}
