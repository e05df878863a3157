import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { beforeEach, expect, test } from "vitest";
import { isOwnStackPossible, startOwnStack } from "./own-stack.ts";
import { exchange, reach } from "./tcp-exchange.ts";

beforeEach(({ skip }) => skip(!isOwnStackPossible(), "nothing native was built here"));

/** An option that shows that settings arrive: with the preset a write of the last second may be lost. */
const settings = { redis: { appendfsync: "always" } };

test("a part is killed, frozen, woken and started again on its port and data; disposal ends it and deletes all", async () => {
  const stack = await startOwnStack({ parts: ["redis"], settings });
  const redis = stack.part("redis");
  const { hostname: host, port } = new URL(stack.addresses.redis.url);
  const ask = (question: string, answer: string) =>
    exchange({
      host,
      port: Number(port),
      send: Buffer.from(`${question}\r\n`),
      isAnswer: (bytes) => bytes.toString("latin1").includes(answer),
    });
  try {
    await ask("SET kept 1", "+OK");
    await ask("CONFIG GET appendfsync", "always");

    await redis.freeze();
    expect(await redis.state()).toMatchObject({ state: "not answering" });
    await redis.wake();
    await ask("GET kept", "$1");

    const before = await redis.state();
    await redis.kill();
    expect(await redis.state()).toEqual({ state: "stopped" });
    await expect(redis.kill()).rejects.toThrow("redis does not run");
    await redis.start();
    expect((await redis.state()).pid).not.toBe(before.pid);
    await ask("GET kept", "$1");

    await redis.stop();
    await redis.start();
    await ask("GET kept", "$1");
    await expect(redis.erase()).rejects.toThrow("redis runs");
    await redis.kill();
    await redis.erase();
    await redis.start();
    await ask("GET kept", "$-1");
    await redis.freeze();
  } finally {
    await stack[Symbol.asyncDispose]();
  }
  expect(await redis.state()).toEqual({ state: "stopped" });
  expect(existsSync(stack.home)).toBe(false);
});

test("a part that was not asked for does not run and is not offered", async () => {
  await using stack = await startOwnStack({ parts: ["redis"] });
  expect(() => stack.part("kafka")).toThrow("kafka is not part of this stack");
  await expect(reach(stack.addresses.smtp)).rejects.toThrow("ECONNREFUSED");
});

test("servers do not outlive whoever started them, however that one dies", async () => {
  const module = path.join(import.meta.dirname, "own-stack.ts");
  const script = `
    import { startOwnStack } from ${JSON.stringify(module)};
    const stack = await startOwnStack({ parts: ["redis"] });
    console.log(stack.addresses.redis.url + " " + stack.home);
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(holder.stdout), "line")) as [string];
  const [url = "", home = ""] = line.split(" ");
  expect(existsSync(home)).toBe(true);
  const { hostname: host, port } = new URL(url);
  await reach({ host, port: Number(port) });
  holder.kill("SIGKILL");
  await expect
    .poll(() => reach({ host, port: Number(port) }).then(() => "answers", String), {
      timeout: 10_000,
    })
    .toContain("ECONNREFUSED");
  await expect.poll(() => existsSync(home), { timeout: 10_000 }).toBe(false);
});
