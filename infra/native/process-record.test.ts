import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processIdentity } from "../bootstrap/process-identity.mjs";
import { isAlive, readLiving, stopRecorded, writeRecord } from "./process-record.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "raakvlak-record-"));
  file = path.join(folder, "run", "part.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a recorded process is found again and stopped", async () => {
  const child = await start("setInterval(() => {}, 1000)");
  const record = { ...child.record, ports: { RAAKVLAK_REDIS_PORT: 1 } };
  await writeRecord(file, record);
  expect(await readLiving(file)).toEqual(record);
  await stopRecorded(file, 5_000);
  expect(await child.ended).toEqual([null, "SIGTERM"]);
  expect(existsSync(file)).toBe(false);
});

test("a process that does not listen is killed after the grace time", async () => {
  const child = await start(`process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)`);
  await writeRecord(file, child.record);
  await stopRecorded(file, 200);
  expect(await child.ended).toEqual([null, "SIGKILL"]);
});

test("a process that merely has the recorded id is none of ours, and lives on", async () => {
  const child = await start("setInterval(() => {}, 1000)");
  await writeRecord(file, { ...child.record, identity: "an earlier start" });
  expect(await readLiving(file)).toBeUndefined();
  await stopRecorded(file, 5_000);
  expect(isAlive(child.record)).toBe(true);
  expect(existsSync(file)).toBe(false);
  child.process.kill();
  await child.ended;
});

test("stopping what never ran is no fault", async () => {
  await stopRecorded(file, 5_000);
  expect(await readLiving(file)).toBeUndefined();
});

async function start(program: string) {
  const child = spawn(process.execPath, ["-e", `${program}; console.log("ready")`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  const pid = child.pid ?? 0;
  return {
    process: child,
    ended,
    record: { pid, identity: processIdentity(pid) ?? "", ports: {} },
  };
}
